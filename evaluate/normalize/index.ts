import { basicWords } from './basic';
import { englishWords } from './english/english';

/**
 * The words of a text as they are compared, so that only what was said counts and not how it is
 * written: docs/evaluate.md says all that is done. English has rules of its own, other languages
 * have those that hold for any.
 *
 * @param locale BCP-47 or a language alone
 */
export function normalizedWords(text: string, locale: string): string[] {
  const isEnglish = /^en\b/i.test(locale);
  return isEnglish ? englishWords(text) : basicWords(text);
}
