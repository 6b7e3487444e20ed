import type { IncomingHttpHeaders } from 'node:http';
import { ACCOUNT_NAME } from './account';

/** A request that, if it succeeds, Event Grid would report. */
export interface BlobWrite {
  /** Name that Event Grid gives the operation in `data.api`. */
  readonly api: 'PutBlob' | 'PutBlockList' | 'CopyBlob' | 'DeleteBlob';
  readonly container: string;
  /** Name of the blob, decoded; may contain slashes. */
  readonly blob: string;
  /** Address of the blob without query (a SAS never gets into an event), percent-encoded. */
  readonly url: string;
}

/**
 * Tells which requests complete a blob's content or delete it. Blocks, properties, metadata, tags,
 * tiers, leases, snapshots, appended blocks and pages are not events.
 * https://learn.microsoft.com/azure/event-grid/event-schema-blob-storage
 * Deletions inside a blob batch (one multipart request) are not reported.
 * @param url path and query of the request
 */
export function blobWrite(
  method: string,
  url: string,
  headers: IncomingHttpHeaders,
): BlobWrite | undefined {
  const target = new URL(url, `http://${headers.host ?? '127.0.0.1'}`);
  const [account, container, ...path] = target.pathname.slice(1).split('/');
  const blob = path.join('/');
  if (account !== ACCOUNT_NAME || !container || blob === '') return undefined;
  const api = apiOf(method, target.searchParams, headers);
  if (api === undefined) return undefined;
  return {
    api,
    container,
    blob: decodeURIComponent(blob),
    url: target.origin + target.pathname,
  };
}

function apiOf(
  method: string,
  query: URLSearchParams,
  headers: IncomingHttpHeaders,
): BlobWrite['api'] | undefined {
  const comp = query.get('comp');
  if (method === 'DELETE') {
    const partial = query.has('snapshot') || headers['x-ms-delete-snapshots'] === 'only';
    return comp === null && !partial ? 'DeleteBlob' : undefined;
  }
  if (method !== 'PUT') return undefined;
  if (comp === 'blocklist') return 'PutBlockList';
  if (comp !== null) return undefined;
  if (headers['x-ms-blob-type'] !== undefined) return 'PutBlob';
  return headers['x-ms-copy-source'] === undefined ? undefined : 'CopyBlob';
}
