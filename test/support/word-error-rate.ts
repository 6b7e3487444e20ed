/**
 * How far a recognized text is from what was said: substituted, missing and additional words,
 * divided by the number of words that were said. Case and punctuation don't count; numbers are
 * compared as they are written.
 *
 * @returns 0 when all words are the same; more than 1 when more is wrong than was said
 */
export function wordErrorRate(said: string, recognized: string): number {
  const reference = wordsOf(said);
  if (reference.length === 0) throw new Error('The reference has no words to compare with.');
  return wordDistance(reference, wordsOf(recognized)) / reference.length;
}

/** Apostrophes belong to words ("I'm"); all other marks part them. */
function wordsOf(text: string): string[] {
  const plain = text.toLowerCase().replaceAll('’', "'");
  return plain.match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? [];
}

/** The Levenshtein distance, in words. */
function wordDistance(reference: readonly string[], recognized: readonly string[]): number {
  let previous = recognized.map((_, i) => i + 1);
  let corner = 0;
  reference.forEach((word, i) => {
    let left = i + 1;
    let diagonal = corner;
    corner = left;
    previous = previous.map((above, j) => {
      const cost = Math.min(left + 1, above + 1, diagonal + (word === recognized[j] ? 0 : 1));
      diagonal = above;
      left = cost;
      return cost;
    });
  });
  return previous.at(-1) ?? reference.length;
}
