import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { badRequest, header } from './protocol';

const HEADER = 'x-ms-documentdb-partitionkey';

const key = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(z.tuple([z.string().min(1)]));

/**
 * Partition key that a request names, as a JSON array of one: `["abc"]`.
 * @throws CosmosRefusal for keys that are not one string: the server behind confuses them.
 */
export function partitionKeyOf(headers: IncomingHttpHeaders): string | undefined {
  const text = header(headers, HEADER);
  return text === undefined ? undefined : parsePartitionKey(text);
}

export function parsePartitionKey(text: string): string {
  const parsed = key.safeParse(text);
  if (parsed.success) return parsed.data[0];
  throw badRequest(
    `The local Cosmos DB takes one string that is not empty as partition key, and not ${text}.`,
  );
}

/** @throws CosmosRefusal when the request does not say which partition it is about. */
export function requirePartitionKey(headers: IncomingHttpHeaders): string {
  const partitionKey = partitionKeyOf(headers);
  if (partitionKey !== undefined) return partitionKey;
  throw badRequest('The request names no partition key (header x-ms-documentdb-partitionkey).');
}

/** Value at a path such as `/recordingId` or `/call/id`. */
export function valueAt(path: string, document: unknown): unknown {
  let value = document;
  for (const name of path.slice(1).split('/')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
      return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}
