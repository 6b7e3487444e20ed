import type { Phrase } from '../transcript';

/** Languages that write no spaces between words. */
const WITHOUT_SPACES = /^(zh|ja|th|lo|km|my|yue|wuu)\b/i;

/** How many words a phrase has: as the recognizer heard them, else as they are written. */
export function wordsIn(phrase: Phrase, locale: string): number {
  if (phrase.words && phrase.words.length > 0) return phrase.words.length;
  const text = phrase.lexical?.trim() ? phrase.lexical : phrase.text;
  if (!WITHOUT_SPACES.test(locale)) return text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
  let count = 0;
  for (const { isWordLike } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)) {
    if (isWordLike) count += 1;
  }
  return count;
}
