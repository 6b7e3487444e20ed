const SENTENCE_END = /[.?!…。？！]["'”’»)]*$/u;
const ABBREVIATION = /^(?:mr|mrs|ms|dr|prof|st|no|vs|etc|e\.g|i\.e|a\.m|p\.m|\p{Lu})\.$/iu;
const LOWER_CASE = /^\p{Ll}/u;

/** Whether a sentence ends between two words of a text with punctuation. */
export function endsSentence(word: string, next: string): boolean {
  if (!SENTENCE_END.test(word) || ABBREVIATION.test(word)) return false;
  return !LOWER_CASE.test(next); // "approx. three" goes on
}
