import type { Sentence } from '../types';
import { FUNCTION_WORDS } from './function-words';
import { wordsOf } from './words';

/** Words looked at; a recording does not change its language often enough to read all of it. */
const SAMPLE_WORDS = 600;
/** English speech has 45 to 60 % function words; German, Dutch or Spanish share under 10 % of them. */
const ENGLISH_SHARE = 0.25;

/** Whether the cue patterns and word lists, which are English, may be used on this call. */
export function isEnglish(sentences: readonly Sentence[]): boolean {
  let seen = 0;
  let known = 0;
  for (const sentence of sentences) {
    const words = wordsOf(sentence.plain);
    seen += words.length;
    known += words.filter((word) => FUNCTION_WORDS.has(word)).length;
    if (seen >= SAMPLE_WORDS) {
      break;
    }
  }
  return known >= seen * ENGLISH_SHARE;
}
