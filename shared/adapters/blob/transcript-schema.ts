import * as z from 'zod';
import type { Transcript } from '../../domain/transcript';

const ms = z.number();
const confidence = z.number().describe('0 to 1.');
const more = z
  .record(z.string(), z.unknown())
  .describe("What has no place of its own here, under the provider's own names.");

const word = z.object({
  text: z.string(),
  offsetMs: ms.describe('From the start of the recording.'),
  durationMs: ms,
  confidence: confidence.exactOptional(),
  more: more.exactOptional(),
});

const alternative = z.object({
  text: z.string().describe('Display form, with punctuation and capitals.'),
  lexical: z.string().exactOptional().describe('The words as spoken.'),
  itn: z.string().exactOptional().describe('Inverse text normalization: numbers as written.'),
  maskedItn: z.string().exactOptional().describe('The same with profanity masked.'),
  confidence: confidence.exactOptional(),
  words: z.array(word).exactOptional().describe('Lexical words.'),
  displayWords: z.array(word).exactOptional().describe('Words of the display form.'),
  more: more.exactOptional(),
});

/** Most of a transcript: it is read and written phrase by phrase. */
export const phraseSchema = alternative.extend({
  id: z
    .string()
    .regex(/^p[1-9]\d*$/)
    .describe('In order of time over all channels; summaries cite it.'),
  channel: z.number().describe('Counted from 0.'),
  speaker: z.number().exactOptional().describe('Counted from 1.'),
  locale: z.string().exactOptional().describe('BCP-47; where the language was identified.'),
  offsetMs: ms.describe('From the start of the recording.'),
  durationMs: ms,
  recognized: z.boolean().describe('False where the recognizer failed on this stretch.'),
  alternatives: z.array(alternative).exactOptional().describe('Other readings, as ranked.'),
  morePhrase: more.exactOptional(),
});

const speaker = z.object({
  id: z.string().describe('c0: a channel; s1: a speaker of a mono recording; c0s1: both.'),
  channel: z.number().describe('Counted from 0.'),
  speaker: z.number().exactOptional().describe('Counted from 1.'),
  role: z.string().exactOptional().describe('agent, customer, or what the recording names.'),
  roleFrom: z.enum(['setting', 'said']).exactOptional(),
  roleEvidence: z.array(z.string()).exactOptional().describe('Ids of phrases.'),
});

const origin = z.object({
  source: z.string().describe('The URL that was submitted, without its query.'),
  createdAt: z.string().exactOptional().describe('When the provider made its result.'),
  channels: z
    .array(
      z.object({
        channel: z.number(),
        text: z.string().exactOptional(),
        lexical: z.string().exactOptional(),
        itn: z.string().exactOptional(),
        maskedItn: z.string().exactOptional(),
        more: more.exactOptional(),
      }),
    )
    .describe('Listed channels; a text only where it is not that of its phrases joined.'),
  order: z
    .array(z.number())
    .exactOptional()
    .describe("Places of the provider's phrases among ours, from 1; absent where the same."),
  more: more.exactOptional(),
});

/** The stored form of a Transcript. Published as docs/transcript.schema.json. */
export const transcriptSchema = z.object({
  schemaVersion: z.literal(2),
  recordingId: z.string(),
  version: z.string().describe('ETag of the audio blob.'),
  provider: z.string(),
  locale: z.string().describe('BCP-47; the one most is spoken in where it was identified.'),
  durationMs: ms,
  channels: z.number(),
  speakers: z.array(speaker),
  phrases: z.array(phraseSchema),
  origin: origin.exactOptional(),
  redaction: z
    .object({ kinds: z.array(z.string()), counts: z.record(z.string(), z.number()) })
    .exactOptional()
    .describe('What was blotted out; absent where nothing was to be.'),
}) satisfies z.ZodType<Transcript>;
