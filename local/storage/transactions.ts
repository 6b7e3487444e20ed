import type { Server } from 'node:http';
import type { StorageService } from './faults';

/** Requests of one kind: what the bill calls transactions. */
export interface StorageTransactions {
  readonly service: StorageService;
  /** Name of the operation in the REST reference, such as `PutBlob` or `GetMessages`. */
  readonly operation: string;
  /** Container, queue or table; empty for requests about the account. */
  readonly target: string;
  /** Whether a signed link let the request in: that is how the speech service reads recordings. */
  readonly byLink: boolean;
  readonly count: number;
}

/** By method and `comp`; what is not here is called by both. */
const BLOB: Readonly<Record<string, string>> = {
  'PUT ': 'PutBlob',
  'PUT block': 'PutBlock',
  'PUT blocklist': 'PutBlockList',
  'GET ': 'GetBlob',
  'HEAD ': 'GetBlobProperties',
  'DELETE ': 'DeleteBlob',
  'GET list': 'ListBlobs',
};

const QUEUE: Readonly<Record<string, string>> = {
  'POST ': 'PutMessage',
  'GET ': 'GetMessages',
  'PUT ': 'UpdateMessage',
  'DELETE ': 'DeleteMessage',
};

/** Counts requests since the start. */
export class TransactionCount {
  private readonly counts = new Map<string, number>();

  /** Counts what a server is asked from now on; refused requests too, as the service does. */
  watch(server: Server, service: StorageService): void {
    server.prependListener('request', ({ method, url }: { method?: string; url?: string }) => {
      const { pathname, searchParams } = new URL(url ?? '/', 'http://storage');
      const [, , target = '', ...rest] = pathname.split('/');
      const asked = `${method ?? 'GET'} ${searchParams.get('comp') ?? ''}`;
      // Of a container or queue itself only its list is asked often.
      const named = rest.length > 0 || asked === 'GET list';
      const names = service === 'blob' ? BLOB : service === 'queue' ? QUEUE : {};
      const operation = (named ? names[asked] : undefined) ?? asked.trim();
      const key = JSON.stringify([service, operation, target, searchParams.has('sig')]);
      this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    });
  }

  all(): StorageTransactions[] {
    return [...this.counts].map(([key, count]) => {
      const [service, operation, target, byLink] = JSON.parse(key) as [
        StorageService,
        string,
        string,
        boolean,
      ];
      return { service, operation, target, byLink, count };
    });
  }
}
