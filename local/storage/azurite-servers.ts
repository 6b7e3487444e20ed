import { join } from 'node:path';
import BlobConfiguration, { type ExtentLocation } from 'azurite/dist/src/blob/BlobConfiguration';
import BlobServer from 'azurite/dist/src/blob/BlobServer';
import { MemoryExtentChunkStore } from 'azurite/dist/src/common/persistence/MemoryExtentStore';
import QueueConfiguration from 'azurite/dist/src/queue/QueueConfiguration';
import QueueServer from 'azurite/dist/src/queue/QueueServer';
import TableConfiguration from 'azurite/dist/src/table/TableConfiguration';
import TableServer from 'azurite/dist/src/table/TableServer';

/** Ports to listen on; 0 takes any free one. */
export interface StoragePorts {
  readonly blob: number;
  readonly queue: number;
  readonly table: number;
}

export interface AzuriteServers {
  readonly blob: BlobServer;
  readonly queue: QueueServer;
  readonly table: TableServer;
}

const HOST = '127.0.0.1';

/** Clients keep connections for minutes; Azurite's own 5 s makes them meet closed sockets. */
const KEEP_ALIVE_SECONDS = 120;

/** Azurite's default; the number of extent files it appends to at the same time. */
const CONCURRENT_EXTENTS = 50;

/** enableAccessLog, accessLogWriteStream, enableDebugLog, debugLogFilePath */
const NO_LOGS = [false, undefined, false, undefined] as const;

/**
 * loose, skipApiVersionCheck, cert, key, pwd, oauth, disableProductStyleUrl. Requests of newer API
 * versions than Azurite's are let through, because the SDKs move faster than the emulator.
 */
const LENIENT_HTTP = [true, true, '', '', '', undefined, true] as const;

/**
 * Builds Azurite's three servers, not yet listening. Its telemetry stays off: only its command line
 * switches it on.
 * @param dataDirectory where content goes; kept in memory without it
 * @param metadataFile a file that exists: Azurite asks its stores to load only if it does
 */
export function createAzurite(
  ports: StoragePorts,
  dataDirectory: string | undefined,
  metadataFile: string,
): AzuriteServers {
  const inMemory = dataDirectory === undefined;
  const memory = inMemory ? new MemoryExtentChunkStore() : undefined;
  const withContent = (port: number, name: string) =>
    [
      ...([HOST, port, KEEP_ALIVE_SECONDS, metadataFile, metadataFile] as const),
      inMemory ? [] : [extentLocation(join(dataDirectory, name))],
      ...NO_LOGS,
      ...LENIENT_HTTP,
      inMemory,
      memory,
    ] as const;
  return {
    blob: new BlobServer(new BlobConfiguration(...withContent(ports.blob, 'blobs'))),
    queue: new QueueServer(new QueueConfiguration(...withContent(ports.queue, 'queues'))),
    table: new TableServer(
      new TableConfiguration(
        ...([HOST, ports.table, KEEP_ALIVE_SECONDS, metadataFile] as const),
        // Its parameters for logs come in another order.
        ...([false, false, undefined, undefined] as const),
        ...LENIENT_HTTP,
        inMemory,
      ),
    ),
  };
}

function extentLocation(locationPath: string): ExtentLocation {
  return { locationId: 'Default', locationPath, maxConcurrency: CONCURRENT_EXTENTS };
}
