import { COMMON_WORDS } from './common-words';
import { FUNCTION_WORDS } from './function-words';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
/** Scripts that put no spaces between words: there a dictionary has to find them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Elsewhere a word may hold an apostrophe, a point ("49.99") or, in a number, a comma. */
const SPACED_WORD =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+|,(?=\p{N})\p{N}+)*/gu;

/** The words of a text in any script, lower-cased, in order. */
export function wordsOf(text: string): string[] {
  const words = isUnspaced(text)
    ? [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) =>
        isWordLike === true ? segment : [],
      )
    : (text.match(SPACED_WORD) ?? []); // ten times as fast as the segmenter, for the same words
  return words.map((word) => word.toLowerCase().replaceAll('’', "'"));
}

/** Whether a text is in a script without spaces between words. */
export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text);
}

/** Words that decide what a sentence is about: no function words, nothing common to every call. */
export function meaningfulWords(text: string): string[] {
  return wordsOf(text).filter((word) => !COMMON_WORDS.has(word) && isSubstantial(word));
}

/** Words that a report line must have heard: everything but function words. */
export function contentWords(text: string): string[] {
  return wordsOf(text).filter((word) => !FUNCTION_WORDS.has(word));
}

function isSubstantial(word: string): boolean {
  return word.length > 1 || /[\p{N}\p{Script=Han}]/u.test(word);
}

/**
 * Brings the forms of an English word together ("charge", "charged", "charging" → "charg"). Cheap on
 * purpose: both sides of a comparison go through it, so it only has to be consistent.
 */
export function stem(word: string): string {
  const bare = word.replace(/'s$|'$/u, '');
  if (bare.length <= 3 || /\p{N}/u.test(bare)) {
    return bare;
  }
  const cut = withoutEnding(bare);
  return cut.replace(/e$/u, '').replace(/([bdfglmnprstz])\1$/u, '$1');
}

function withoutEnding(word: string): string {
  if (/ie[ds]$/u.test(word) && word.length > 4) {
    return `${word.slice(0, -3)}y`;
  }
  for (const ending of ['ing', 'ed', 'es', 's']) {
    if (word.endsWith(ending) && word.length - ending.length >= 3 && !/[su]s$|is$/u.test(word)) {
      return word.slice(0, -ending.length);
    }
  }
  return word;
}

/** Stems of the words that decide what a sentence is about, each once. */
export function termsOf(text: string): Set<string> {
  return new Set(meaningfulWords(text).map(stem));
}
