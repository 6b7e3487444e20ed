import { z } from 'zod';

const entityReference = z.object({ self: z.url() });

/** `maxSpeakers` 2 … 35. Some SDKs leave `enabled` out when they mean it. */
const diarization = z.object({
  enabled: z.boolean().default(true),
  maxSpeakers: z.int().min(2).max(35).default(2),
});

const languageIdentification = z.object({
  candidateLocales: z.array(z.string()).min(2),
  mode: z.enum(['Continuous', 'Single']).default('Continuous'),
  speechModelMapping: z.record(z.string(), entityReference).optional(),
});

/**
 * `properties` of a transcription (specification 2025-10-15, `TranscriptionProperties`) with the
 * service's defaults. `timeToLiveHours` is required: 6 hours to 31 days.
 */
export const transcriptionProperties = z.object({
  wordLevelTimestampsEnabled: z.boolean().default(false),
  displayFormWordLevelTimestampsEnabled: z.boolean().default(false),
  channels: z.array(z.int().nonnegative()).min(1).default([0, 1]),
  punctuationMode: z
    .enum(['None', 'Dictated', 'Automatic', 'DictatedAndAutomatic'])
    .default('DictatedAndAutomatic'),
  profanityFilterMode: z.enum(['None', 'Masked', 'Removed', 'Tags']).default('Masked'),
  timeToLiveHours: z.int().min(6).max(744),
  diarization: diarization.optional(),
  languageIdentification: languageIdentification.optional(),
  /** Results in the customer's own container: not offered here. */
  destinationContainerUrl: z
    .undefined('This server keeps results itself: leave it out.')
    .optional(),
});
export type TranscriptionProperties = z.infer<typeof transcriptionProperties>;
