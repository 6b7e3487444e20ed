import * as z from 'zod';

/*
 * What `transcriptions:transcribe` answers, api-version 2025-10-15. Fields that are not named here
 * are kept (loose objects): what the service adds is not lost.
 */

const time = {
  offsetMilliseconds: z.number(),
  durationMilliseconds: z.number(),
};

/** The service takes two; the bound only keeps nonsense from becoming a million speakers. */
const channel = z.int().min(0).max(99);

const word = z.looseObject({ text: z.string(), ...time });

const phrase = z.looseObject({
  // Only where channels are transcribed apart; else they are mixed.
  channel: channel.optional(),
  speaker: z.int().optional(),
  locale: z.string().optional(),
  confidence: z.number().optional(),
  text: z.string(),
  words: z.array(word).optional(),
  ...time,
});

export const fastResult = z.looseObject({
  durationMilliseconds: z.number(),
  combinedPhrases: z
    .array(z.looseObject({ channel: channel.optional(), text: z.string() }))
    .default([]),
  phrases: z.array(phrase),
});

export type WireResult = z.output<typeof fastResult>;
export type WirePhrase = WireResult['phrases'][number];
export type WireWord = z.output<typeof word>;
