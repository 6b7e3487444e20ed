import * as z from 'zod';
import { REDACTION_KINDS } from '../../domain/redaction';

const gone = <S extends z.ZodType>(schema: S) =>
  schema
    .nullish()
    .transform((value) => value ?? undefined)
    .optional();

const measures = z.object({
  speakers: z.array(
    z.object({
      speaker: z.string(),
      role: gone(z.string()),
      talkMs: z.number(),
      talkShare: z.number(),
      words: z.number(),
      wordsPerMinute: gone(z.number()),
      questions: gone(z.number()),
      turns: z.number(),
      interruptions: z.number(),
    }),
  ),
  silence: z.object({
    ms: z.number(),
    share: z.number(),
    longestMs: z.number(),
    long: z.number(),
    boundMs: z.number(),
  }),
  overlapMs: z.number(),
  overlapShare: z.number(),
  interruptions: z.number(),
  longestMonologue: gone(z.object({ speaker: z.string(), fromMs: z.number(), toMs: z.number() })),
  turns: z.number(),
  firstResponseMs: gone(z.number()),
});

const entity = z.object({
  kind: z.enum(['amount', 'date', 'phone', 'email', 'reference', 'name']),
  text: z.string(),
  of: gone(z.string()),
  evidence: z.array(z.string()),
});

const category = z.object({ name: z.string(), count: z.number(), evidence: z.array(z.string()) });

/** Members of a result document that are computed from the transcript. */
export const analysis = {
  measures: gone(measures),
  entities: gone(z.array(entity)),
  categories: gone(z.array(category)),
  undecidedCategories: gone(z.array(z.string())),
  redaction: gone(z.object({ counts: z.partialRecord(z.enum(REDACTION_KINDS), z.number()) })),
};
