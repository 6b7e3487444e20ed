import { z, type ZodType } from 'zod';

const documentRow = z.object({ document: z.string() });

/** Reads the JSON document of a row, or `undefined` when there is no row. */
export function readDocument<T>(schema: ZodType<T>, row: unknown): T | undefined {
  return row === undefined ? undefined : parseDocument(schema, row);
}

/** Reads the JSON documents of rows. */
export function readDocuments<T>(schema: ZodType<T>, rows: readonly unknown[]): T[] {
  return rows.map((row) => parseDocument(schema, row));
}

function parseDocument<T>(schema: ZodType<T>, row: unknown): T {
  return schema.parse(JSON.parse(documentRow.parse(row).document));
}
