import { numbersOf, type NumberLanguage } from './numbers/languages';
import { numeralAt, numeralsAt } from './numbers/trie';
import type { Token } from './tokens';

/** Some tokens that say one thing: digits, or a word. */
export interface Atom {
  /** Tokens, both included. */
  readonly from: number;
  readonly to: number;
  /** The digits that are said or written; absent for a word. */
  readonly digits?: string;
  /** A number by itself, which is never a part of a longer one. */
  readonly alone?: true;
  /** A word in plain letters. */
  readonly word?: string;
}

/** How words are read that may be one number or several: "forty one" as 41, or as 40 and 1. */
export type Reading = 'joined' | 'single';

const READ_DIGITS_MOST = 40;

/** What tokens say, in order; `languageOf` gives the language of a unit (`de`). */
export function atomsOf(
  tokens: readonly Token[],
  languageOf: (unit: number) => string,
  reading: Reading,
): Atom[] {
  const atoms: Atom[] = [];
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    if (!token) break;
    const language = numbersOf(languageOf(token.unit));
    const atom = written(token, at) ??
      repeated(tokens, at, language) ??
      said(tokens, at, language, reading) ??
      zeroWord(tokens, at, language, atoms.at(-1)) ?? { from: at, to: at, word: token.plain };
    atoms.push(atom);
    at = atom.to + 1;
  }
  return atoms;
}

function written({ look, plain }: Token, at: number): Atom | undefined {
  if (look === undefined) return undefined;
  const alone = look === 'digits' || plain.length >= 9 ? {} : { alone: true as const };
  return { from: at, to: at, digits: plain.slice(0, READ_DIGITS_MOST), ...alone };
}

/** All that the words from a token on can say: "forty one" is 41, or 40 before another 1. */
export function atomsAt(tokens: readonly Token[], at: number, language: NumberLanguage): Atom[] {
  const token = tokens[at];
  if (!token) return [];
  const single = written(token, at) ?? repeated(tokens, at, language);
  if (single) return [single];
  const numerals = numeralsAt(language.numerals, (offset) => wordOf(tokens[at + offset]));
  const atoms = numerals.map(({ digits, words }): Atom => ({
    from: at,
    to: at + words - 1,
    digits,
  }));
  const thousands = said(tokens, at, language, 'joined');
  const isNew = thousands && !atoms.some(({ to }) => to === thousands.to);
  if (isNew) atoms.push(thousands);
  if (atoms.length > 0) return atoms;
  // Whether it stands beside digits is seen by where it leads.
  const isZero = language.zeroAmongDigits.has(token.plain);
  return [isZero ? { from: at, to: at, digits: '0' } : { from: at, to: at, word: token.plain }];
}

/** A number below a million in words. */
function said(
  tokens: readonly Token[],
  at: number,
  language: NumberLanguage,
  reading: Reading,
): Atom | undefined {
  const isLongest = reading === 'joined';
  const first = numeralAt(language.numerals, (offset) => wordOf(tokens[at + offset]), isLongest);
  if (!first) return undefined;
  const after = at + first.words;
  if (!isLongest || !language.thousand.has(wordOf(tokens[after]) ?? '')) {
    return { from: at, to: after - 1, digits: first.digits };
  }
  const rest = numeralAt(language.numerals, (offset) => wordOf(tokens[after + 1 + offset]), true);
  const digits = `${first.digits}${(rest?.digits ?? '').padStart(3, '0')}`;
  return { from: at, to: after + (rest?.words ?? 0), digits };
}

/** "double four": the digit so many times. */
function repeated(
  tokens: readonly Token[],
  at: number,
  language: NumberLanguage,
): Atom | undefined {
  const one = wordOf(tokens[at]) ?? '';
  const two = `${one} ${wordOf(tokens[at + 1]) ?? ''}`;
  const words = language.repeats.has(two) ? 2 : 1;
  const times = language.repeats.get(two) ?? language.repeats.get(one);
  if (times === undefined) return undefined;
  let next = at + words;
  if (language.articles.has(wordOf(tokens[next]) ?? '')) next += 1;
  const token = tokens[next];
  if (!token) return undefined;
  const digit = token.look
    ? token.plain
    : (numeralAt(language.numerals, (offset) => wordOf(tokens[next + offset]), false)?.digits ??
      (language.zeroAmongDigits.has(token.plain) ? '0' : ''));
  if (digit.length !== 1) return undefined;
  return { from: at, to: next, digits: digit.repeat(times) };
}

/** "oh" is a zero beside digits only. */
function zeroWord(
  tokens: readonly Token[],
  at: number,
  language: NumberLanguage,
  before: Atom | undefined,
): Atom | undefined {
  const isZero = (token: Token | undefined) => language.zeroAmongDigits.has(wordOf(token) ?? '');
  if (!isZero(tokens[at])) return undefined;
  let next = at + 1;
  while (isZero(tokens[next])) next += 1;
  const isBesideDigits =
    before?.digits !== undefined ||
    tokens[next]?.look !== undefined ||
    language.repeats.has(wordOf(tokens[next]) ?? '') ||
    numeralAt(language.numerals, (offset) => wordOf(tokens[next + offset]), false) !== undefined;
  return isBesideDigits ? { from: at, to: at, digits: '0' } : undefined;
}

function wordOf(token: Token | undefined): string | undefined {
  return token?.look === undefined ? token?.plain : undefined;
}
