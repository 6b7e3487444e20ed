/** Marks that end a question: Latin and most others, full width, Arabic, Greek, Armenian, Ethiopic. */
const QUESTION = /[?？؟՞፧⸮]+/gu;
const GREEK_QUESTION = /[?;\u037e]+/gu;
const SENTENCE_END = /[.!?;\u037e…。！？؟।։]/u;

/** How many questions a text asks, by its punctuation; `?!` and `??` are one. */
export function questionsIn(text: string, locale: string): number {
  // In Greek the semicolon is the question mark.
  const mark = locale.toLowerCase().startsWith('el') ? GREEK_QUESTION : QUESTION;
  return text.match(mark)?.length ?? 0;
}

/** Whether texts have punctuation at all; without it questions cannot be told. */
export function isPunctuated(texts: readonly string[]): boolean {
  return texts.some((text) => SENTENCE_END.test(text));
}
