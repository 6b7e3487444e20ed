import { plainText } from './plain-text';

const CURRENCIES: readonly (readonly [sign: RegExp, name: string])[] = [
  [/€/gu, ' euro '],
  [/\$/gu, ' dollar '],
  [/£/gu, ' pound '],
];

/** A sign goes before the amount or after it: 90 € and €90 are both spoken "90 euro". */
const SIGN_FIRST = /([€$£])\s*(\d+(?:[.,]\d+)*)/gu;

/** Scripts that put no spaces between words: each character counts as a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]\p{M}*/gu;

/** A group of digits that goes on: thousands, decimals, and numbers that were read out in groups. */
const SPACED_DIGITS = /(?<=\p{N})\s+(?=\p{N})/gu;

/** Words of a text in any language: letters, marks and digits, everything else parts them. */
export function basicWords(text: string): string[] {
  const plain = CURRENCIES.reduce(
    (rest, [sign, name]) => rest.replace(sign, name),
    plainText(text).replace(SIGN_FIRST, '$2 $1'),
  )
    .replace(/euros\b/gu, 'euro')
    .replace(/%/gu, ' percent ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(UNSPACED, ' $& ')
    .replace(SPACED_DIGITS, '');
  return plain.split(/\s+/u).filter((word) => word !== '');
}
