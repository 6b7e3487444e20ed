import type { CosmosAccount } from './account';
import { runBatch } from './batch';
import { readChangeFeed } from './change-feed';
import {
  createDocument,
  deleteDocument,
  patchDocument,
  readDocument,
  replaceDocument,
  upsertDocument,
} from './document-operations';
import { checkSize } from './limits';
import {
  badRequest,
  CosmosRefusal,
  header,
  type CosmosRequest,
  type CosmosResponse,
  type DocumentOperation,
  type Operation,
} from './protocol';
import { requirePartitionKey } from './partition-key';
import { listDocuments, runQuery } from './query-execution';
import { REFUSED_CHARGE } from './request-charge';

const DOCUMENT_OPERATIONS: ReadonlySet<Operation> = new Set<DocumentOperation>([
  'create',
  'upsert',
  'replace',
  'patch',
  'read',
  'delete',
  'query',
  'list',
  'changeFeed',
  'batch',
]);

/** Tells the operations that cost request units from those that manage the account. */
export function isDocumentOperation(operation: Operation): operation is DocumentOperation {
  return DOCUMENT_OPERATIONS.has(operation);
}

/** Does what a request asks for. Refusals become responses; everything else that is thrown is a bug. */
export async function execute(
  account: CosmosAccount,
  request: CosmosRequest,
): Promise<CosmosResponse> {
  try {
    return await dispatch(account, request);
  } catch (error) {
    if (!(error instanceof CosmosRefusal)) throw error;
    return {
      ...error.response(),
      charge: isDocumentOperation(request.operation) ? REFUSED_CHARGE : 0,
    };
  }
}

async function dispatch(account: CosmosAccount, request: CosmosRequest): Promise<CosmosResponse> {
  const { operation } = request;
  if (isDocumentOperation(operation)) return executeOnDocuments(account, operation, request);
  if (operation === 'queryPlan') {
    // Clients ask for it beside the query and need it only when the query itself is refused.
    throw badRequest('The local Cosmos DB has one partition and makes no query plans.');
  }
  if (operation === 'unknown') {
    throw badRequest(`The local Cosmos DB does not serve ${request.method} ${request.url}.`);
  }
  return account.manage(request);
}

function executeOnDocuments(
  account: CosmosAccount,
  operation: DocumentOperation,
  request: CosmosRequest,
): CosmosResponse {
  const documents = account.documents(request);
  switch (operation) {
    case 'query':
      return runQuery(documents, request);
    case 'list':
      return listDocuments(documents, request);
    case 'changeFeed':
      return readChangeFeed(documents, request);
    case 'batch':
      return runBatch(documents, request, bodyOf(request));
    case 'create':
      return createDocument(documents, requirePartitionKey(request.headers), bodyOf(request));
    case 'upsert':
      return upsertDocument(documents, targetOf(request), bodyOf(request));
    case 'replace':
      return replaceDocument(documents, targetOf(request), bodyOf(request));
    case 'patch':
      return patchDocument(documents, targetOf(request), bodyOf(request));
    case 'read':
      return readDocument(documents, targetOf(request));
    case 'delete':
      return deleteDocument(documents, targetOf(request));
  }
}

function targetOf({ headers, document = '' }: CosmosRequest) {
  return {
    partitionKey: requirePartitionKey(headers),
    id: document,
    ifMatch: header(headers, 'if-match'),
    ifNoneMatch: header(headers, 'if-none-match'),
  };
}

function bodyOf({ body }: CosmosRequest): unknown {
  checkSize(body.length);
  try {
    return JSON.parse(body.toString());
  } catch {
    throw badRequest('The body is not JSON.');
  }
}
