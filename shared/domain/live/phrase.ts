import * as z from 'zod';

/** Highest sequence number: more phrases than anybody speaks in two days. */
export const MOST_SEQUENCE = 100_000;

/** Of one phrase (characters); a recognizer ends a phrase after some seconds. */
const MOST_TEXT = 10_000;
const MOST_WORDS = 2_000;
const MOST_WORD = 200;
/** Two days (ms): longer than any session may be. */
const MOST_MS = 48 * 3_600_000;
const MOST_SPEAKERS = 35;

const time = z.number().min(0).max(MOST_MS);
const share = z.number().min(0).max(1);

const word = z.strictObject({
  text: z.string().max(MOST_WORD),
  offsetMs: time,
  durationMs: time,
  confidence: share.exactOptional(),
});

/**
 * One final phrase of a live session, as the client sends it and as it is kept until the session
 * ends. Times are ms from the start of the session's audio.
 */
export const livePhraseSchema = z.strictObject({
  /** Counted from 1, by the client, over all channels and connections of the session. */
  sequence: z.int().min(1).max(MOST_SEQUENCE),
  /** Counted from 0. */
  channel: z.int().min(0).max(1),
  /** Counted from 1; absent where the vendor does not tell who speaks. */
  speaker: z.int().min(1).max(MOST_SPEAKERS).exactOptional(),
  /** BCP-47; only where the language was identified. */
  locale: z.string().min(2).max(35).exactOptional(),
  offsetMs: time,
  durationMs: time,
  text: z.string().max(MOST_TEXT),
  lexical: z.string().max(MOST_TEXT).exactOptional(),
  confidence: share.exactOptional(),
  words: z.array(word).max(MOST_WORDS).exactOptional(),
});

export type LivePhrase = Readonly<z.output<typeof livePhraseSchema>>;

/** Whether a phrase that came again is what came before. */
export function isSamePhrase(one: LivePhrase, other: LivePhrase): boolean {
  return canonical(one) === canonical(other);
}

/** Fields in the order of the schema, whoever has written them. */
function canonical(phrase: LivePhrase): string {
  return JSON.stringify(livePhraseSchema.parse(phrase));
}
