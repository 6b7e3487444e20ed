/**
 * The parts of Azurite 3.35.0 that run inside this process. The package ships no types, and its
 * command line offers neither port 0 with the chosen port handed back nor a way to save at once.
 */

declare module 'azurite/dist/src/common/ServerBase' {
  import type { Server } from 'node:http';

  /** LokiJS 1.5 collection: the fields that its own persistence adapters use. */
  export interface LokiCollection {
    readonly name: string;
    readonly maxId: number;
    readonly uniqueNames: readonly string[];
    readonly binaryIndices: Readonly<Record<string, unknown>>;
    /** Something changed since the last save. */
    dirty: boolean;
    /** Ids of documents inserted, updated or removed since the last save (incremental mode only). */
    dirtyIds: number[];
    get(id: number): object | null;
    ensureIndex(property: string, force?: boolean): void;
    /** Begins a query; every lookup of Azurite goes through it. */
    chain(...parameters: unknown[]): LokiResultset;
    remove(documents: unknown): void;
  }

  export interface LokiResultset {
    find(query?: object, firstOnly?: boolean): LokiResultset;
  }

  export interface LokiDatabase {
    readonly collections: readonly LokiCollection[];
    isIncremental: boolean;
    persistenceAdapter: object;
  }

  export interface LokiStore {
    readonly db: LokiDatabase;
  }

  export default abstract class ServerBase {
    readonly httpServer: Server;
    /** Loads the stores, then listens; rejects with the error of `listen`. */
    start(): Promise<void>;
    /** Stops listening, saves and closes the stores; does not wait for open requests. */
    close(): Promise<void>;
    /** The second half of `close`: stops the timers, saves and closes the stores. */
    afterClose(): Promise<void>;
  }
}

declare module 'azurite/dist/src/common/persistence/MemoryExtentStore' {
  export class MemoryExtentChunkStore {
    constructor(sizeLimitBytes?: number);
  }
}

declare module 'azurite/dist/src/blob/BlobConfiguration' {
  import type { MemoryExtentChunkStore } from 'azurite/dist/src/common/persistence/MemoryExtentStore';

  /** Where blob content goes: files of up to 64 MB, `maxConcurrency` of them written at a time. */
  export interface ExtentLocation {
    readonly locationId: string;
    readonly locationPath: string;
    readonly maxConcurrency: number;
  }

  export default class BlobConfiguration {
    constructor(
      host: string,
      port: number,
      keepAliveTimeoutSeconds: number,
      metadataDBPath: string,
      extentDBPath: string,
      persistencePathArray: readonly ExtentLocation[],
      enableAccessLog: boolean,
      accessLogWriteStream: undefined,
      enableDebugLog: boolean,
      debugLogFilePath: undefined,
      loose: boolean,
      skipApiVersionCheck: boolean,
      cert: string,
      key: string,
      pwd: string,
      oauth: undefined,
      disableProductStyleUrl: boolean,
      isMemoryPersistence: boolean,
      memoryStore: MemoryExtentChunkStore | undefined,
    );
  }
}

declare module 'azurite/dist/src/blob/BlobServer' {
  import type BlobConfiguration from 'azurite/dist/src/blob/BlobConfiguration';
  import ServerBase, { type LokiStore } from 'azurite/dist/src/common/ServerBase';

  export default class BlobServer extends ServerBase {
    constructor(configuration: BlobConfiguration);
    readonly metadataStore: LokiStore;
    readonly extentMetadataStore: LokiStore;
  }
}

declare module 'azurite/dist/src/queue/QueueConfiguration' {
  import BlobConfiguration from 'azurite/dist/src/blob/BlobConfiguration';

  export default class QueueConfiguration extends BlobConfiguration {}
}

declare module 'azurite/dist/src/queue/QueueServer' {
  import type QueueConfiguration from 'azurite/dist/src/queue/QueueConfiguration';
  import ServerBase, { type LokiStore } from 'azurite/dist/src/common/ServerBase';

  export default class QueueServer extends ServerBase {
    constructor(configuration: QueueConfiguration);
    readonly metadataStore: LokiStore;
    readonly extentMetadataStore: LokiStore;
  }
}

declare module 'azurite/dist/src/table/TableConfiguration' {
  export default class TableConfiguration {
    constructor(
      host: string,
      port: number,
      keepAliveTimeoutSeconds: number,
      metadataDBPath: string,
      enableDebugLog: boolean,
      enableAccessLog: boolean,
      accessLogWriteStream: undefined,
      debugLogFilePath: undefined,
      loose: boolean,
      skipApiVersionCheck: boolean,
      cert: string,
      key: string,
      pwd: string,
      oauth: undefined,
      disableProductStyleUrl: boolean,
      isMemoryPersistence: boolean,
    );
  }
}

declare module 'azurite/dist/src/table/TableServer' {
  import type TableConfiguration from 'azurite/dist/src/table/TableConfiguration';
  import ServerBase, { type LokiStore } from 'azurite/dist/src/common/ServerBase';

  export default class TableServer extends ServerBase {
    constructor(configuration: TableConfiguration);
    readonly metadataStore: LokiStore;
  }
}
