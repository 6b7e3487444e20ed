import { z } from 'zod';
import type { DocumentSet } from './document-set';
import { checkId } from './limits';
import { badRequest, CosmosRefusal, type Document } from './protocol';

/** Which document, and under which conditions. */
export interface Target {
  readonly partitionKey: string;
  readonly id: string;
  /** ETag that the document must have. */
  readonly ifMatch?: string | undefined;
  /** ETag of the version that the client has already. */
  readonly ifNoneMatch?: string | undefined;
}

const PRECONDITION =
  'Operation cannot be performed because one of the specified precondition is not met.';

/** @throws CosmosRefusal 400 for a body that cannot be stored in this partition. */
export function parseDocument(
  documents: DocumentSet,
  partitionKey: string,
  body: unknown,
): Readonly<Record<string, unknown>> & { id: string } {
  const parsed = z.record(z.string(), z.unknown()).safeParse(body);
  if (!parsed.success) throw badRequest('The body is not a JSON object.');
  const { id } = parsed.data;
  checkId(id);
  documents.checkPartitionKey(parsed.data, partitionKey);
  return { ...parsed.data, id };
}

/** @throws CosmosRefusal 404 */
export function find(documents: DocumentSet, { id, partitionKey }: Target): Document {
  const found = documents.get(id, partitionKey);
  if (found !== undefined) return found;
  throw new CosmosRefusal(
    404,
    'NotFound',
    'Entity with the specified id does not exist in the system.',
  );
}

/** @throws CosmosRefusal 412 when the client asks for another version. */
export function checkMatch(document: Document, { ifMatch }: Target): void {
  if (ifMatch === undefined || ifMatch === '*' || ifMatch === document._etag) return;
  throw preconditionFailed();
}

export function conflict(): CosmosRefusal {
  return new CosmosRefusal(
    409,
    'Conflict',
    'Entity with the specified id already exists in the system.',
  );
}

/** @param substatus 1110 when the condition of a patch does not hold */
export function preconditionFailed(substatus?: number): CosmosRefusal {
  const details = substatus === undefined ? {} : { substatus };
  return new CosmosRefusal(412, 'PreconditionFailed', PRECONDITION, details);
}

/** Documents never change once they are stored, so each is measured once. */
const sizes = new WeakMap<Document, number>();

/** Bytes of a document as UTF-8 JSON. */
export function sizeOf(document: Document): number {
  const size = sizes.get(document) ?? Buffer.byteLength(JSON.stringify(document));
  sizes.set(document, size);
  return size;
}
