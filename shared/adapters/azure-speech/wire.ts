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

/** A position or length in the notations that the service repeats it in; one of each is enough. */
const time = {
  offset: z.string().optional(),
  duration: z.string().optional(),
  offsetInTicks: z.number().optional(),
  offsetMilliseconds: z.number().optional(),
  durationInTicks: z.number().optional(),
  durationMilliseconds: z.number().optional(),
};

/*
 * Results keep the fields that are not named here (loose objects): what the service adds is not
 * lost. Words are checked where they are and not copied, as everything else here is: a call of four
 * hours has ninety thousand of them.
 */
/** The service takes two; the bound only keeps nonsense from becoming a million speakers. */
const channel = z.int().min(0).max(99);

const reading = z.looseObject({
  confidence: z.number().optional(),
  // Where version 3.0 has it.
  speaker: z.number().optional(),
  lexical: z.string().optional(),
  itn: z.string().optional(),
  maskedITN: z.string().optional(),
  display: z.string().optional(),
  words: z.array(z.custom<WireWord>(isWord, 'is no word')).optional(),
  displayWords: z.array(z.custom<WireDisplayWord>(isDisplayWord, 'is no word')).optional(),
});

export const recognizedPhrase = z.looseObject({
  recognitionStatus: z.string().default('Success'),
  channel: channel.default(0),
  speaker: z.number().optional(),
  locale: z.string().optional(),
  nBest: z.array(reading).default([]),
  ...time,
});

/** A result file without its phrases, which are read one by one. */
export const transcriptionHead = z.looseObject({
  source: z.string(),
  timestamp: z.string().optional(),
  duration: z.string().optional(),
  durationInTicks: z.number().optional(),
  durationMilliseconds: z.number().optional(),
  combinedRecognizedPhrases: z
    .array(
      z.looseObject({
        channel: channel.optional(),
        lexical: z.string().optional(),
        itn: z.string().optional(),
        maskedITN: z.string().optional(),
        display: z.string().optional(),
      }),
    )
    .default([]),
  recognizedPhrases: z.array(z.never()),
});

export interface WireTime {
  readonly offset?: string | undefined;
  readonly duration?: string | undefined;
  readonly offsetInTicks?: number | undefined;
  readonly offsetMilliseconds?: number | undefined;
  readonly durationInTicks?: number | undefined;
  readonly durationMilliseconds?: number | undefined;
}

export interface WireWord extends WireTime {
  readonly word: string;
  readonly confidence?: number;
}

export interface WireDisplayWord extends WireTime {
  readonly displayText: string;
}

export type WireHead = z.output<typeof transcriptionHead>;
export type WirePhrase = z.output<typeof recognizedPhrase>;
export type WireReading = z.output<typeof reading>;
export type WireChannel = WireHead['combinedRecognizedPhrases'][number];

function isWord(value: unknown): value is WireWord {
  return isTimed(value) && typeof value['word'] === 'string' && isNumeric(value['confidence']);
}

function isDisplayWord(value: unknown): value is WireDisplayWord {
  return isTimed(value) && typeof value['displayText'] === 'string';
}

function isTimed(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const timed = value as Record<string, unknown>;
  return (
    isNumeric(timed['offsetInTicks']) &&
    isNumeric(timed['durationInTicks']) &&
    isNumeric(timed['offsetMilliseconds']) &&
    isNumeric(timed['durationMilliseconds'])
  );
}

function isNumeric(value: unknown): boolean {
  return value === undefined || typeof value === 'number';
}
