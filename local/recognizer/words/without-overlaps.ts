import type { TranscriptWord } from './build-phrases';

/** No word ends after the next one starts. */
export function withoutOverlaps(words: readonly TranscriptWord[]): TranscriptWord[] {
  return words.map((word, i) => ({
    ...word,
    end: Math.min(word.end, words[i + 1]?.start ?? word.end),
  }));
}
