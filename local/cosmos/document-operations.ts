import { patchOperation } from '@vercel/cosmosdb-server/lib/handler/_patch-operations';
import { z } from 'zod';
import {
  checkMatch,
  conflict,
  find,
  parseDocument,
  preconditionFailed,
  sizeOf,
  type Target,
} from './document-checks';
import type { DocumentSet } from './document-set';
import { checkSize } from './limits';
import { badRequest, CosmosRefusal, type CosmosResponse, type Document } from './protocol';
import { meets } from './query-execution';
import { readCharge, writeCharge } from './request-charge';

const patchBody = z.union([
  z.array(z.unknown()).transform((operations) => ({ operations, condition: undefined })),
  z.object({ operations: z.array(z.unknown()), condition: z.string().optional() }),
]);

const patchSteps = z.array(
  z.looseObject({
    op: z.enum(['add', 'set', 'replace', 'remove', 'incr', 'move']),
    path: z.string(),
    value: z.unknown().optional(),
    from: z.string().optional(),
  }),
);

export function createDocument(
  documents: DocumentSet,
  partitionKey: string,
  body: unknown,
): CosmosResponse {
  const document = parseDocument(documents, partitionKey, body);
  if (documents.get(document.id, partitionKey) !== undefined) throw conflict();
  const created = store(documents, undefined, () =>
    documents.collection.documents.create(document),
  );
  return written(201, created);
}

export function upsertDocument(
  documents: DocumentSet,
  { partitionKey, ifMatch }: Omit<Target, 'id'>,
  body: unknown,
): CosmosResponse {
  const { id } = parseDocument(documents, partitionKey, body);
  return documents.get(id, partitionKey) === undefined
    ? createDocument(documents, partitionKey, body)
    : replaceDocument(documents, { partitionKey, id, ifMatch }, body);
}

export function replaceDocument(
  documents: DocumentSet,
  target: Target,
  body: unknown,
): CosmosResponse {
  const before = find(documents, target);
  const document = parseDocument(documents, target.partitionKey, body);
  if (document.id !== target.id) throw badRequest('The id of a document cannot be replaced.');
  checkMatch(before, target);
  const after = store(documents, before, () =>
    documents.collection.documents.replace(document, before),
  );
  return written(200, after);
}

/**
 * Applies patch operations, if the document satisfies the condition. Nothing else runs between
 * condition and change: of two conditional patches at the same time only one can win.
 */
export function patchDocument(
  documents: DocumentSet,
  target: Target,
  body: unknown,
): CosmosResponse {
  const patch = patchBody.safeParse(body);
  const steps = patchSteps.safeParse(patch.data?.operations);
  if (!patch.success || !steps.success) {
    throw badRequest('Invalid patch request: check syntax of patch specification.');
  }
  const before = find(documents, target);
  checkMatch(before, target);
  const { condition } = patch.data;
  // The server would evaluate it in lower case, over every document that has this id.
  if (condition !== undefined && !meets(documents, before, condition)) {
    throw preconditionFailed(1110);
  }
  const after = store(documents, before, () => {
    const result = patchOperation(documents.collection, {
      id: target.id,
      partitionKey: JSON.stringify([target.partitionKey]),
      operations: steps.data.map(({ op, path, value, from }) => ({
        op,
        path,
        value,
        ...(from === undefined ? {} : { from }),
      })),
    });
    if (result.statusCode >= 400) throw badRequest(messageOf(result.body));
    return result.body;
  });
  return written(200, after);
}

export function readDocument(documents: DocumentSet, target: Target): CosmosResponse {
  const found = find(documents, target);
  const charge = readCharge(sizeOf(found));
  if (target.ifNoneMatch === found._etag) {
    return { status: 304, headers: { etag: found._etag }, charge };
  }
  return { status: 200, body: found, charge };
}

export function deleteDocument(documents: DocumentSet, target: Target): CosmosResponse {
  const before = find(documents, target);
  checkMatch(before, target);
  documents.remove(before);
  return { status: 204, charge: writeCharge(sizeOf(before)) };
}

/** Writes through the server's collection, whose errors carry what they mean as a flag. */
function store(
  documents: DocumentSet,
  before: Document | undefined,
  change: () => unknown,
): Document {
  try {
    return documents.write(before, change, (after) => {
      checkSize(sizeOf(after));
    });
  } catch (error) {
    if (!(error instanceof Error) || error instanceof CosmosRefusal) throw error;
    if ('conflict' in error) throw conflict();
    if ('badRequest' in error) throw badRequest(error.message);
    throw error;
  }
}

function written(status: 200 | 201, document: Document): CosmosResponse {
  return { status, body: document, charge: writeCharge(sizeOf(document)) };
}

function messageOf(body: unknown): string {
  return z.object({ message: z.string() }).safeParse(body).data?.message ?? 'The patch is invalid.';
}
