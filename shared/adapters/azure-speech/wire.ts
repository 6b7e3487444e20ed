import * as z from 'zod';

/*
 * What the service sends, api-version 2025-10-15, as far as it is read here. Fields that the
 * documentation calls required but its own examples leave out are optional.
 */

export const transcriptionJob = z.object({
  self: z.string(),
  displayName: z.string(),
  status: z.string(),
  createdDateTime: z.string().default(''),
  customProperties: z.record(z.string(), z.string()).optional(),
  properties: z
    .object({
      error: z.object({ code: z.string().optional(), message: z.string().optional() }).optional(),
    })
    .optional(),
});

export const jobPage = z.object({
  values: z.array(transcriptionJob),
  '@nextLink': z.string().optional(),
});

export const filePage = z.object({
  values: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      links: z.object({ contentUrl: z.string() }),
    }),
  ),
  '@nextLink': z.string().optional(),
});

export const report = z.object({
  details: z.array(
    z.object({
      source: z.string().optional(),
      // Older payloads.
      sourceUrl: z.string().optional(),
      status: z.string(),
      errorKind: z.string().optional(),
      errorMessage: z.string().optional(),
    }),
  ),
});

const time = {
  offsetInTicks: z.number().optional(),
  offsetMilliseconds: z.number().optional(),
  durationInTicks: z.number().optional(),
  durationMilliseconds: z.number().optional(),
};

const reading = z.object({
  confidence: z.number().optional(),
  lexical: z.string().optional(),
  itn: z.string().optional(),
  maskedITN: z.string().optional(),
  display: z.string().optional(),
  words: z
    .array(z.object({ word: z.string(), confidence: z.number().optional(), ...time }))
    .optional(),
  displayWords: z.array(z.object({ displayText: z.string(), ...time })).optional(),
});

export const transcription = z.object({
  source: z.string(),
  durationInTicks: z.number().optional(),
  durationMilliseconds: z.number().optional(),
  combinedRecognizedPhrases: z.array(z.object({ channel: z.number().optional() })).default([]),
  recognizedPhrases: z.array(
    z.object({
      recognitionStatus: z.string().default('Success'),
      channel: z.number().default(0),
      speaker: z.number().optional(),
      locale: z.string().optional(),
      nBest: z.array(reading).default([]),
      ...time,
    }),
  ),
});

export type WireTranscription = z.output<typeof transcription>;
export type WirePhrase = WireTranscription['recognizedPhrases'][number];
export type WireReading = z.output<typeof reading>;
