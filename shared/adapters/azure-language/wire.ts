import * as z from 'zod';

/** Newest generally available version (rest-language reference). */
export const API_VERSION = '2024-11-01';

/** Limits of the synchronous API for this task (data-limits page). */
export const DOCUMENTS_PER_CALL = 5;
/** Text elements; ours are counted in UTF-16, which is never fewer. */
export const CHARACTERS_PER_DOCUMENT = 5120;

const entity = z.object({
  category: z.string(),
  offset: z.int().min(0),
  length: z.int().min(0),
  confidenceScore: z.number(),
});

const problem = z.object({ code: z.string(), message: z.string().optional() });

export const piiResults = z.object({
  kind: z.literal('PiiEntityRecognitionResults'),
  results: z.object({
    documents: z.array(z.object({ id: z.string(), entities: z.array(entity) })),
    errors: z.array(
      z.object({ id: z.string(), error: problem.extend({ innererror: problem.optional() }) }),
    ),
  }),
});

export type PiiEntity = z.output<typeof entity>;

/** The service's error body, with and without the gateway in front of it. */
export const errorBody = z.object({
  error: problem.extend({ innererror: problem.optional() }).optional(),
  code: z.string().optional(),
  message: z.string().optional(),
});
