import { likeliest, probabilityOf } from './choose-token';
import type { ChosenToken } from './choose-token';
import type { WhisperTokens } from './generation-config';
import { tokenThatLoops } from './repetition';
import type { DecoderStep, WhisperDecoder } from './whisper-decoder';

/** What the decoder wrote about one stretch of audio. */
export interface DecodedText {
  readonly tokens: readonly ChosenToken[];
  /** For every token, and for the end: attention by head over the audio frames. */
  readonly attention: readonly (readonly Float32Array[])[];
  /** Probability that there is no speech at all, 0 to 1. */
  readonly noSpeech: number;
}

/** More than this does not fit into the decoder: 448 positions, half of them for context. */
const MOST_TOKENS = 220;
/** Several times what English needs; keeps text short that has nothing to do with the audio. */
const TOKENS_PER_SECOND = 16;

/** Decodes greedily, so the same audio always gives the same text. */
export async function greedyText(
  decoder: WhisperDecoder,
  tokens: WhisperTokens,
  language: number,
  seconds: number,
): Promise<DecodedText> {
  const limit = Math.min(MOST_TOKENS, 24 + Math.ceil(seconds * TOKENS_PER_SECOND));
  const suppressed = new Set(tokens.suppressed);
  const chosen: ChosenToken[] = [];
  let step = await decoder.begin([
    tokens.start,
    language,
    tokens.transcribe,
    tokens.withoutTimestamps,
  ]);
  const noSpeech = probabilityOf(step.logits[0] ?? new Float32Array(0), tokens.noSpeech);
  const attention = [step.attention];
  while (chosen.length < limit) {
    const token = likeliest(lastRow(step), tokens.end, forbidden(tokens, suppressed, chosen));
    if (token.id === tokens.end) break;
    chosen.push(token);
    step = await decoder.next(token.id);
    attention.push(step.attention);
  }
  return { tokens: chosen, attention, noSpeech };
}

/** The likeliest language among some, from what the model says right after its start token. */
export async function likeliestLanguage(
  decoder: WhisperDecoder,
  tokens: WhisperTokens,
  languages: readonly string[],
): Promise<string | undefined> {
  const logits = lastRow(await decoder.begin([tokens.start]));
  const score = (language: string) => logits[tokens.languages.get(language) ?? -1] ?? -Infinity;
  return [...languages].sort((a, b) => score(b) - score(a))[0];
}

const lastRow = (step: DecoderStep) => step.logits.at(-1) ?? new Float32Array(0);

function forbidden(
  tokens: WhisperTokens,
  suppressed: ReadonlySet<number>,
  chosen: readonly ChosenToken[],
): ReadonlySet<number> {
  if (chosen.length === 0) return new Set([...suppressed, ...tokens.suppressedFirst]);
  const loops = tokenThatLoops(chosen.map(({ id }) => id));
  return loops === undefined ? suppressed : new Set([...suppressed, loops]);
}
