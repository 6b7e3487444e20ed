import * as z from 'zod';
import { callSchema } from '../../domain/choices';
import { storedSummarySchema, summaryRunSchema } from '../../domain/summary';
import { analysis } from './analysis-document';
import { gone, reason } from './documents';

export const resultDocument = z.object({
  id: z.string(),
  recordingId: z.string(),
  version: z.string(),
  // Documents of version 1 have no speakers and no parts beside the summary; the rest is the same.
  schemaVersion: z.literal([1, 2]).transform(() => 2 as const),
  createdAt: z.string(),
  title: z.string(),
  brief: z.string(),
  summary: storedSummarySchema.nullable(),
  summaryReason: gone(reason),
  summaryRun: gone(summaryRunSchema),
  droppedStatements: z.number(),
  shortened: gone(z.array(z.string())),
  call: gone(z.object(callSchema.shape)),
  fields: gone(z.record(z.string(), z.string())),
  ...analysis,
  transcript: z.object({
    path: z.string(),
    locale: z.string(),
    durationSeconds: z.number(),
    channels: z.number(),
    speakers: z
      .array(
        z.object({
          id: z.string(),
          channel: z.number(),
          speaker: gone(z.number()),
          role: gone(z.string()),
          roleFrom: gone(z.enum(['setting', 'said'])),
          roleEvidence: gone(z.array(z.string())),
        }),
      )
      .default([]),
    phrases: z.number(),
    text: z.string(),
    dialogue: z.array(z.string()),
    truncated: z.boolean(),
  }),
});

/** One version of a summary. */
export const summaryRow = z.object({
  documentId: z.string(),
  transcriptPath: z.string(),
  createdAt: z.string(),
  title: z.string(),
  brief: z.string(),
  summary: storedSummarySchema.nullable(),
  summaryReason: gone(reason),
  summaryRun: gone(summaryRunSchema),
});
