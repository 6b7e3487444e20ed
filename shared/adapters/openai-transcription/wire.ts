import * as z from 'zod';

/*
 * What `audio/transcriptions` answers as `json`, `verbose_json` or `diarized_json`: OpenAI's own
 * fields and those of servers that speak its protocol. Times are seconds. Fields that are not named
 * here are kept (loose objects).
 */

const word = z.looseObject({
  word: z.string(),
  start: z.number(),
  end: z.number(),
  /** Of servers that run faster-whisper. */
  probability: z.number().optional(),
});

const segment = z.looseObject({
  id: z.union([z.number(), z.string()]).optional(),
  start: z.number(),
  end: z.number(),
  text: z.string(),
  /** Only as `diarized_json`: `A`, `B` … */
  speaker: z.string().optional(),
  /** Where a server has the words in their segments as well, or only there. */
  words: z.array(word).nullish(),
});

export const transcription = z.looseObject({
  text: z.string(),
  // Text in early versions of the API.
  duration: z.union([z.number(), z.string().regex(/^\d+(\.\d+)?$/)]).optional(),
  segments: z.array(segment).nullish(),
  words: z.array(word).nullish(),
  usage: z.looseObject({ seconds: z.number().optional() }).nullish(),
});

export type WireTranscription = z.output<typeof transcription>;
export type WireSegment = z.output<typeof segment>;
export type WireWord = z.output<typeof word>;
