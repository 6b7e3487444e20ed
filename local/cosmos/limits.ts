import { badRequest, CosmosRefusal } from './protocol';

/** Largest document, as UTF-8 JSON. https://learn.microsoft.com/azure/cosmos-db/concepts-limits */
export const MAX_DOCUMENT_BYTES = 2 * 1024 * 1024;

/** Longest id, in bytes of UTF-8. */
export const MAX_ID_BYTES = 1023;

/** @throws CosmosRefusal 400 for an id that Cosmos DB does not take. */
export function checkId(id: unknown): asserts id is string {
  if (typeof id !== 'string' || id === '') {
    throw badRequest('The document needs an id: a string that is not empty.');
  }
  if (/[/\\#?]/.test(id)) {
    throw badRequest('The id contains one of the characters / \\ # ?, which are not allowed.');
  }
  if (Buffer.byteLength(id) > MAX_ID_BYTES) {
    throw badRequest(`The id is longer than ${String(MAX_ID_BYTES)} bytes.`);
  }
}

/** @throws CosmosRefusal 413 for a document over the limit. */
export function checkSize(bytes: number): void {
  if (bytes <= MAX_DOCUMENT_BYTES) return;
  throw new CosmosRefusal(
    413,
    'RequestEntityTooLarge',
    `Request size is too large: ${String(bytes)} bytes, and a document may have ${String(MAX_DOCUMENT_BYTES)}.`,
  );
}
