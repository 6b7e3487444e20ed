import { plainWord } from '../plain-words';

/** One word of a pattern; `gap`: up to {@link GAP_WORDS} words of any kind. */
export type PatternWord =
  { readonly kind: 'gap' } | { readonly kind: 'word'; readonly parts: readonly string[] };

export type WordPattern = readonly PatternWord[];

const MOST_WORDS = 12;
const MOST_GAPS = 2;
export const GAP_WORDS = 5;

/**
 * A phrase to look for: words, regardless of case, accents and punctuation. `*` stands for any letters
 * of a word (`cancel*`) or, alone, for any one word; `...` for up to five words. Returns what is wrong
 * with it as text.
 */
export function parsePattern(text: string): WordPattern | string {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return 'is empty';
  if (words.length > MOST_WORDS) return `has more than ${MOST_WORDS} words`;
  const pattern = words.map(toWord);
  const gaps = pattern.filter(({ kind }) => kind === 'gap').length;
  if (gaps > MOST_GAPS) return `has "..." more than ${MOST_GAPS} times`;
  if (pattern[0]?.kind === 'gap' || pattern.at(-1)?.kind === 'gap') {
    return 'begins or ends with "...", which says nothing there';
  }
  if (pattern.every(isAnything)) return 'fits any words';
  const nothing = pattern.findIndex(
    (word) => word.kind === 'word' && word.parts.join('') === '' && word.parts.length === 1,
  );
  return nothing < 0 ? pattern : `has "${words[nothing]}", which is no word`;
}

function toWord(word: string): PatternWord {
  if (word === '...' || word === '…') return { kind: 'gap' };
  return {
    kind: 'word',
    parts: word.split('*').map((part) => plainWord(part).replace(/[^\p{L}\p{N}]/gu, '')),
  };
}

function isAnything(word: PatternWord): boolean {
  return word.kind === 'gap' || (word.parts.length > 1 && word.parts.join('') === '');
}

/** How many words a pattern takes from a place on; nothing where it does not fit. */
export function lengthAt(
  words: readonly string[],
  from: number,
  pattern: WordPattern,
): number | undefined {
  const [first, ...rest] = pattern;
  if (!first) return 0;
  if (first.kind === 'word') {
    const word = words[from];
    if (word === undefined || !fits(word, first.parts)) return undefined;
    const more = lengthAt(words, from + 1, rest);
    return more === undefined ? undefined : more + 1;
  }
  for (let skipped = 0; skipped <= GAP_WORDS; skipped += 1) {
    const more = lengthAt(words, from + skipped, rest);
    if (more !== undefined) return more + skipped;
  }
  return undefined;
}

/** Whether a word begins, goes on and ends with these parts, in a time that grows with its length. */
function fits(word: string, parts: readonly string[]): boolean {
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined) return word === first;
  if (!word.startsWith(first) || word.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of others) {
    const found = word.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return word.length - last.length >= at && word.endsWith(last);
}
