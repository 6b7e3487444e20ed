import type * as z from 'zod';

/** An optional field; documents that were patched may hold null where a field was taken away. */
export const gone = <S extends z.ZodType>(schema: S) =>
  schema
    .nullish()
    .transform((value) => value ?? undefined)
    .optional();
