import { z } from 'zod';
import {
  createDocument,
  deleteDocument,
  patchDocument,
  readDocument,
  replaceDocument,
  upsertDocument,
} from './document-operations';
import type { DocumentSet } from './document-set';
import { parsePartitionKey } from './partition-key';
import {
  badRequest,
  CosmosRefusal,
  flag,
  type CosmosRequest,
  type CosmosResponse,
} from './protocol';
import { REFUSED_CHARGE } from './request-charge';

/** Most operations in one request. */
const MAX_OPERATIONS = 100;

const batchOperation = z.object({
  operationType: z.enum(['Create', 'Upsert', 'Read', 'Delete', 'Replace', 'Patch']),
  partitionKey: z.string(),
  id: z.string().optional(),
  ifMatch: z.string().optional(),
  ifNoneMatch: z.string().optional(),
  resourceBody: z.unknown().optional(),
});

type BatchOperation = z.infer<typeof batchOperation>;

/**
 * Runs a bulk request: independent operations in one message, each with its own outcome.
 * Transactional batches look alike and are refused, because nothing here could undo half of one.
 */
export function runBatch(
  documents: DocumentSet,
  { headers }: CosmosRequest,
  body: unknown,
): CosmosResponse {
  if (flag(headers, 'x-ms-cosmos-batch-atomic')) {
    throw badRequest(
      'The local Cosmos DB does not run transactional batches: write the documents one by one, or in bulk.',
    );
  }
  const operations = z.array(batchOperation).max(MAX_OPERATIONS).safeParse(body);
  if (!operations.success) throw badRequest('The bulk request is not an array of operations.');
  const responses = operations.data.map((operation) => attempt(documents, operation));
  const results = responses.map(({ status, body: resourceBody, headers: own, charge = 0 }) => ({
    statusCode: status,
    requestCharge: charge,
    ...(status < 300 && resourceBody !== undefined
      ? { eTag: etagOf(resourceBody), resourceBody }
      : {}),
    ...(own?.['x-ms-substatus'] === undefined
      ? {}
      : { subStatusCode: Number(own['x-ms-substatus']) }),
  }));
  return {
    status: results.every(({ statusCode }) => statusCode < 400) ? 200 : 207,
    body: results,
    charge: results.reduce((sum, { requestCharge }) => sum + requestCharge, 0),
  };
}

function attempt(documents: DocumentSet, operation: BatchOperation): CosmosResponse {
  try {
    return run(documents, operation);
  } catch (error) {
    if (error instanceof CosmosRefusal) return { ...error.response(), charge: REFUSED_CHARGE };
    throw error;
  }
}

function run(documents: DocumentSet, operation: BatchOperation): CosmosResponse {
  const { operationType, resourceBody, ifMatch, ifNoneMatch } = operation;
  const partitionKey = parsePartitionKey(operation.partitionKey);
  const target = { partitionKey, id: operation.id ?? '', ifMatch, ifNoneMatch };
  switch (operationType) {
    case 'Create':
      return createDocument(documents, partitionKey, resourceBody);
    case 'Upsert':
      return upsertDocument(documents, target, resourceBody);
    case 'Read':
      return readDocument(documents, target);
    case 'Delete':
      return deleteDocument(documents, target);
    case 'Replace':
      return replaceDocument(documents, target, resourceBody);
    case 'Patch':
      return patchDocument(documents, target, resourceBody);
  }
}

function etagOf(body: unknown): string | undefined {
  return z.object({ _etag: z.string() }).safeParse(body).data?._etag;
}
