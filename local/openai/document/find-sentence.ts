import { termsOf } from '../summarize/text/words';
import type { Sentence } from '../summarize/types';
import { asSentence, tidySpeech } from '../summarize/wording/tidy-speech';
import type { FindSentence } from './fill-schema';

/** Finds the first sentence of the call that shares the most words with what a property asks for. */
export function sentenceFinder(sentences: readonly Sentence[]): FindSentence {
  return (words) => {
    const best = sourceFinder(sentences)(words);
    return best === undefined ? '' : asSentence(tidySpeech(best.text));
  };
}

/** The same, as the sentence with its ids. */
export function sourceFinder(
  sentences: readonly Sentence[],
): (words: string) => Sentence | undefined {
  return (words) => {
    const asked = termsOf(words);
    let best: Sentence | undefined;
    let most = 0;
    for (const sentence of sentences) {
      const shared = [...asked].filter((term) => sentence.terms.has(term)).length;
      if (shared > most) {
        [best, most] = [sentence, shared];
      }
    }
    return best;
  };
}
