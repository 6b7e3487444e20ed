import type { Container, JSONValue } from '@azure/cosmos';
import * as z from 'zod';
import { ResponseShapeError } from '../../domain/errors';
import { cosmos } from './errors';

export interface QueryOptions {
  /** Most rows wanted. */
  readonly limit?: number;
  /** Where all rows lie in one partition: saves the question for a query plan. */
  readonly partitionKey?: string;
}

/** All rows of a query, up to a limit, each parsed. */
export async function queryAll<S extends z.ZodType>(
  container: Container,
  row: S,
  query: string,
  parameters: Readonly<Record<string, JSONValue>>,
  { limit = Number.POSITIVE_INFINITY, partitionKey }: QueryOptions = {},
): Promise<z.output<S>[]> {
  const iterator = container.items.query(
    {
      query,
      parameters: Object.entries(parameters).map(([name, value]) => ({ name: `@${name}`, value })),
    },
    {
      maxItemCount: Math.min(limit, 1000),
      ...(partitionKey !== undefined && { partitionKey }),
    },
  );
  const rows: z.output<S>[] = [];
  while (iterator.hasMoreResults() && rows.length < limit) {
    const page = await cosmos(`a query of ${container.id}`, () => iterator.fetchNext());
    for (const found of page.resources ?? []) rows.push(parseDocument(row, found, container.id));
  }
  return rows.slice(0, limit);
}

/** @throws ResponseShapeError for a document that is not what we write */
export function parseDocument<S extends z.ZodType>(
  schema: S,
  value: unknown,
  container: string,
): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ResponseShapeError(
    'Cosmos DB',
    `a document in ${container}: ${z.prettifyError(parsed.error)}`,
  );
}

/** A value as a literal of Cosmos SQL: conditional patches take no parameters. */
export function literal(value: string | number): string {
  return JSON.stringify(value);
}
