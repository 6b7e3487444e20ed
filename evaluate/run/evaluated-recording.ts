import { z } from 'zod';

/** A statement of the summary, of whatever kind. */
const statement = z.object({
  text: z.string(),
  evidence: z.array(z.string()),
  /** Absent in summaries of before there were checks. */
  verified: z.boolean().optional(),
});

const some = z.array(statement).default([]);
const one = statement.nullable().default(null);

const summary = z.object({
  summary: z.array(statement),
  reason: one,
  outcome: one,
  keyPoints: some,
  actionItems: some,
  topics: some,
  openQuestions: some,
  sentiment: some,
  /** The value is null where the call does not tell. */
  fields: z.array(statement.extend({ value: z.unknown() })).default([]),
  counts: z.object({ dropped: z.number() }).optional(),
});

const phrase = z.object({
  id: z.string(),
  channel: z.number(),
  speaker: z.number().optional(),
  text: z.string(),
});

/** What `GET api/recordings/{id}` answers, as far as it is evaluated. */
export const evaluatedRecording = z.object({
  id: z.string(),
  status: z.string(),
  reason: z.object({ code: z.string(), message: z.string() }).optional(),
  durationSeconds: z.number().optional(),
  result: z
    .object({
      summary: summary.nullable(),
      transcript: z.object({ locale: z.string(), phrases: z.array(phrase) }),
    })
    .nullish(),
});

export type EvaluatedRecording = z.output<typeof evaluatedRecording>;
export type EvaluatedSummary = z.output<typeof summary>;
export type EvaluatedPhrase = z.output<typeof phrase>;

/** Nothing more happens by itself; one that is parked waits for an operator. */
export const hasEnded = ({ status }: Pick<EvaluatedRecording, 'status'>): boolean =>
  ['completed', 'rejected', 'failed', 'parked', 'deleted'].includes(status);
