import { editDistance } from '../../evaluate/compare/edit-distance';

/**
 * How far a recognized text is from what was said: substituted, missing and additional words,
 * divided by the number of words that were said. Case and punctuation don't count; numbers are
 * compared as they are written, which is stricter than what `npm run evaluate` does.
 *
 * @returns 0 when all words are the same; more than 1 when more is wrong than was said
 */
export function wordErrorRate(said: string, recognized: string): number {
  const reference = wordsOf(said);
  if (reference.length === 0) throw new Error('The reference has no words to compare with.');
  return editDistance(reference, wordsOf(recognized)) / reference.length;
}

/** Apostrophes belong to words ("I'm"); all other marks part them. */
function wordsOf(text: string): string[] {
  const plain = text.toLowerCase().replaceAll('’', "'");
  return plain.match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? [];
}
