import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { connectionString, serviceUrl, type StorageUrls } from './account';
import { holdAcknowledgements, type EventSink } from './acknowledgement';
import { createAzurite, type AzuriteServers, type StoragePorts } from './azurite-servers';
import { listeningPort, startServer, stopServer } from './listening';
import { MetadataFile } from './metadata-file';

export { ACCOUNT_KEY, ACCOUNT_NAME } from './account';
export type { EventSink } from './acknowledgement';
export type { StorageEvent } from './storage-event';

export type StorageOptions = {
  /** Ports to listen on; what is left out or 0 takes any free one. */
  readonly ports?: Partial<StoragePorts>;
  /** Called for every blob created, replaced or deleted, before the client hears of its success. */
  readonly events?: EventSink;
} & (
  | { /** Created when absent. */ readonly dataDirectory: string; readonly inMemory?: false }
  | { readonly inMemory: true }
);

export interface RunningStorage extends StorageUrls {
  /** For the Azure SDKs and for `AzureWebJobsStorage`. */
  readonly connectionString: string;
  /** Stops listening, lets open requests finish and saves. */
  close(): Promise<void>;
}

/**
 * Starts blob, queue and table storage on 127.0.0.1: Azurite in this process, with acknowledged
 * writes on disk (they survive `kill -9`) and blob events as Event Grid would report them.
 * @throws Error naming the port when a port is taken.
 */
export async function startStorage(options: StorageOptions): Promise<RunningStorage> {
  const directory = options.inMemory === true ? undefined : options.dataDirectory;
  if (directory !== undefined) mkdirSync(directory, { recursive: true });
  const file = directory === undefined ? ':memory:' : join(directory, 'metadata.sqlite');
  const metadata = new MetadataFile(file);
  const ports = { blob: 0, queue: 0, table: 0, ...options.ports };
  const azurite = createAzurite(ports, directory, file);
  attach(azurite, metadata, options.events);

  const servers = [azurite.blob, azurite.queue, azurite.table];
  const close = async () => {
    await Promise.all(servers.map(stopServer));
    metadata.close();
  };
  try {
    await startServer(azurite.blob, 'blob storage', ports.blob);
    await startServer(azurite.queue, 'queue storage', ports.queue);
    await startServer(azurite.table, 'table storage', ports.table);
  } catch (error) {
    await close();
    throw error;
  }
  const urls: StorageUrls = {
    blobUrl: serviceUrl(listeningPort(azurite.blob)),
    queueUrl: serviceUrl(listeningPort(azurite.queue)),
    tableUrl: serviceUrl(listeningPort(azurite.table)),
  };
  return { ...urls, connectionString: connectionString(urls), close };
}

function attach(azurite: AzuriteServers, metadata: MetadataFile, events: EventSink | undefined) {
  metadata.attach('blob', azurite.blob.metadataStore);
  metadata.attach('blob-extents', azurite.blob.extentMetadataStore);
  metadata.attach('queue', azurite.queue.metadataStore);
  metadata.attach('queue-extents', azurite.queue.extentMetadataStore);
  metadata.attach('table', azurite.table.metadataStore);
  holdAcknowledgements(azurite.blob.httpServer, metadata, { holdsReads: false, events });
  // Receiving queue messages is a GET that hides them: a write in all but name.
  holdAcknowledgements(azurite.queue.httpServer, metadata, { holdsReads: true });
  holdAcknowledgements(azurite.table.httpServer, metadata, { holdsReads: false });
}
