import * as z from 'zod';
import { callSchema, choicesSchema } from '../../domain/choices';
import { livePhraseSchema, MOST_SEQUENCE } from '../../domain/live';

/** Most phrases of one append: more come in another. */
export const PHRASES_PER_APPEND = 100;

/** Two days (ms). */
const MOST_MS = 48 * 3_600_000;

const {
  locale,
  separation,
  maxSpeakers,
  speakers,
  phrases,
  fields,
  redact,
  profile,
  retentionDays,
  summary,
} = choicesSchema.shape;

/** What of a request are choices, as a side-car of a recording would say them. */
export const openChoices = z.object({
  ...{ locale, separation, maxSpeakers, speakers, phrases },
  ...{ fields, redact, profile, retentionDays, summary },
});

const name = z
  .string('is not text')
  .trim()
  .min(1, 'is empty')
  .max(120, 'is longer than 120 characters')
  .regex(/^[^\p{Cc}/\\]+$/u, 'has slashes or control characters');

export const openRequest = z.strictObject({
  ...openChoices.shape,
  provider: z.string('is not text').exactOptional(),
  call: z.strictObject(callSchema.shape).exactOptional(),
  name: name.exactOptional(),
  record: z.boolean('is neither true nor false').exactOptional(),
  startedAt: callSchema.shape.startedAt,
});

export type OpenRequest = z.output<typeof openRequest>;

export const OPEN_HINT =
  'Send JSON, all of it optional: provider, locale, separation, maxSpeakers, speakers, phrases, call, fields, redact, summary, profile, retentionDays, name, record, startedAt (docs/live.md).';

export const appendRequest = z.strictObject({
  phrases: z
    .array(livePhraseSchema)
    .max(PHRASES_PER_APPEND, `more than ${PHRASES_PER_APPEND}: send them in several requests`),
});

export const APPEND_HINT =
  'Send JSON: {"phrases": [{"sequence": 1, "channel": 0, "offsetMs": 0, "durationMs": 900, "text": "Hello."}]} (docs/live.md).';

export const closeRequest = z.strictObject({
  lastSequence: z.int().min(0).max(MOST_SEQUENCE),
  durationMs: z.number().min(0).max(MOST_MS),
});

export const CLOSE_HINT =
  'Send JSON: {"lastSequence": 42, "durationMs": 61500}; lastSequence is 0 where nothing was said.';
