import * as z from 'zod';

const word = z.object({
  text: z.string(),
  offsetMs: z.number(),
  durationMs: z.number(),
  confidence: z.number().exactOptional(),
});

const alternative = z.object({
  text: z.string(),
  lexical: z.string().exactOptional(),
  itn: z.string().exactOptional(),
  maskedItn: z.string().exactOptional(),
  confidence: z.number().exactOptional(),
  words: z.array(word).exactOptional(),
  displayWords: z.array(word).exactOptional(),
});

/** The stored form of a Transcript. */
export const transcriptSchema = z.object({
  schemaVersion: z.literal(1),
  recordingId: z.string(),
  version: z.string(),
  provider: z.string(),
  locale: z.string(),
  durationMs: z.number(),
  channels: z.number(),
  phrases: z.array(
    alternative.extend({
      id: z.string(),
      channel: z.number(),
      speaker: z.number().exactOptional(),
      locale: z.string().exactOptional(),
      offsetMs: z.number(),
      durationMs: z.number(),
      recognized: z.boolean(),
      alternatives: z.array(alternative).exactOptional(),
    }),
  ),
});
