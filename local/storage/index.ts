import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultControl } from '../faults/fault-plan';
import { connectionString, serviceUrl, type StorageUrls } from './account';
import { holdAcknowledgements, type EventSink } from './acknowledgement';
import { createAzurite, type AzuriteServers, type StoragePorts } from './azurite-servers';
import { StorageFaults, type faultSchema } from './faults';
import { listeningPort, startServer, stopServer } from './listening';
import { MetadataFile } from './metadata-file';
import { makeLookupsSelective } from './selective-lookups';
import { strikeRequests } from './strike-requests';
import { TransactionCount, type StorageTransactions } from './transactions';

export { ACCOUNT_KEY, ACCOUNT_NAME } from './account';
export type { EventSink } from './acknowledgement';
export type { StorageFault } from './faults';
export type { StorageEvent } from './storage-event';
export type { StorageTransactions } from './transactions';

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
  /** Arms and disarms faults. */
  readonly faults: FaultControl<typeof faultSchema>;
  /** What was asked since the start, by operation and target. */
  transactions(): StorageTransactions[];
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
  const faults = new StorageFaults();
  const transactions = new TransactionCount();
  for (const service of ['blob', 'queue', 'table'] as const) {
    strikeRequests(azurite[service].httpServer, service, faults);
    transactions.watch(azurite[service].httpServer, service);
  }

  const servers = [azurite.blob, azurite.queue, azurite.table];
  const close = async () => {
    await Promise.all(servers.map(stopServer));
    metadata.close();
  };
  try {
    await startServer(azurite.blob, 'blob storage', ports.blob);
    await startServer(azurite.queue, 'queue storage', ports.queue);
    await startServer(azurite.table, 'table storage', ports.table);
    storesOf(azurite).forEach(([, store]) => {
      makeLookupsSelective(store);
    });
  } catch (error) {
    await close();
    throw error;
  }
  const urls: StorageUrls = {
    blobUrl: serviceUrl(listeningPort(azurite.blob)),
    queueUrl: serviceUrl(listeningPort(azurite.queue)),
    tableUrl: serviceUrl(listeningPort(azurite.table)),
  };
  return {
    ...urls,
    connectionString: connectionString(urls),
    faults,
    transactions: () => transactions.all(),
    close,
  };
}

/** Azurite's stores by the names that they have in the metadata file. */
function storesOf({ blob, queue, table }: AzuriteServers) {
  return [
    ['blob', blob.metadataStore],
    ['blob-extents', blob.extentMetadataStore],
    ['queue', queue.metadataStore],
    ['queue-extents', queue.extentMetadataStore],
    ['table', table.metadataStore],
  ] as const;
}

function attach(azurite: AzuriteServers, metadata: MetadataFile, events: EventSink | undefined) {
  for (const [name, store] of storesOf(azurite)) metadata.attach(name, store);
  holdAcknowledgements(azurite.blob.httpServer, metadata, { holdsReads: false, events });
  // Receiving queue messages is a GET that hides them: a write in all but name.
  holdAcknowledgements(azurite.queue.httpServer, metadata, { holdsReads: true });
  holdAcknowledgements(azurite.table.httpServer, metadata, { holdsReads: false });
}
