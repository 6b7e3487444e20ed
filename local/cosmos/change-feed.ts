import type { DocumentSet } from './document-set';
import { badRequest, header, type CosmosRequest, type CosmosResponse } from './protocol';
import { partitionKeyOf, valueAt } from './partition-key';
import { queryCharge, REFUSED_CHARGE } from './request-charge';

/** Page size when the client leaves it to the service. */
const DEFAULT_PAGE = 100;

/**
 * Reads what was written since a point: the latest version of each document, oldest write first,
 * deletions not shown. The point travels as an ETag that holds the LSN of the last document read;
 * 304 means nothing new. https://learn.microsoft.com/rest/api/cosmos-db/list-documents
 */
export function readChangeFeed(documents: DocumentSet, request: CosmosRequest): CosmosResponse {
  const { headers } = request;
  if (header(headers, 'a-im')?.toLowerCase() !== 'incremental feed') {
    throw badRequest('The local Cosmos DB serves the change feed in its latest-version mode only.');
  }
  const start = header(headers, 'if-none-match');
  if (start === '*') return nothingNew(documents.lastLsn());
  const since = start === undefined || start === '' ? 0 : Number(start.replaceAll('"', ''));
  if (!Number.isInteger(since)) throw badRequest('The ETag is not a point in the change feed.');

  const found = select(documents, request, since);
  const last = found.at(-1);
  if (last === undefined) return nothingNew(since);
  const changes = found.map(({ document }) => document);
  return {
    status: 200,
    body: { _rid: documents.rid, Documents: changes, _count: changes.length },
    headers: { etag: `"${String(last.lsn)}"`, 'x-ms-item-count': String(changes.length) },
    charge: queryCharge(Buffer.byteLength(JSON.stringify(changes))),
  };
}

function select(documents: DocumentSet, { headers }: CosmosRequest, since: number) {
  const partitionKey = partitionKeyOf(headers);
  const path = documents.partitionKeyPath;
  const modifiedSince = Date.parse(header(headers, 'if-modified-since') ?? '') / 1000;
  const asked = Number(header(headers, 'x-ms-max-item-count') ?? DEFAULT_PAGE);
  return documents
    .since(since)
    .filter(({ document }) => Number.isNaN(modifiedSince) || document._ts > modifiedSince)
    .filter(
      ({ document }) => partitionKey === undefined || valueAt(path, document) === partitionKey,
    )
    .take(asked > 0 ? asked : DEFAULT_PAGE)
    .toArray();
}

function nothingNew(lsn: number): CosmosResponse {
  return { status: 304, headers: { etag: `"${String(lsn)}"` }, charge: REFUSED_CHARGE };
}
