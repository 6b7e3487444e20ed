import { plainWord } from '../plain-words';

/** A word or a group of digits in a text. */
export interface Token {
  readonly text: string;
  /** Small letters without accents; digits alone for a group of digits. */
  readonly plain: string;
  /** Place in the text of its unit. */
  readonly start: number;
  readonly end: number;
  /** Which unit of the stream it is of. */
  readonly unit: number;
  /**
   * What a group of digits looks like: `digits` may be part of a longer number; `grouped` is one with
   * separators for thousands; the others are numbers by themselves. Absent for words.
   */
  readonly look?: 'digits' | 'grouped' | 'amount' | 'time' | 'date';
}

const TOKEN = /\d(?:[\d.,:/()–-]*\d)?|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
const CURRENCY = /[$£€¥₹%‰]/;

/** The tokens of a text. */
export function tokensOf(text: string, unit: number): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [found] = match;
    const start = match.index;
    const end = start + found.length;
    if (/^\d/.test(found)) {
      const look = lookOf(
        found,
        text.slice(Math.max(0, start - 2), start),
        text.slice(end, end + 2),
      );
      tokens.push({ text: found, plain: found.replace(/\D/g, ''), start, end, unit, look });
    } else tokens.push({ text: found, plain: plainWord(found), start, end, unit });
  }
  return tokens;
}

function lookOf(found: string, before: string, after: string): NonNullable<Token['look']> {
  if (CURRENCY.test(before.trim().slice(-1)) || CURRENCY.test(after.trim().slice(0, 1))) {
    return 'amount';
  }
  if (/^\d{1,2}:\d{2}(:\d{2})?$/.test(found)) return 'time';
  if (/^(\d{1,2}([./-])\d{1,2}\2(\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{2,4})$/.test(found)) {
    return 'date';
  }
  if (/^\d{1,3}([.,]\d{3})+([.,]\d{1,2})?$/.test(found)) return 'grouped';
  return /^\d+[.,]\d{1,2}$/.test(found) ? 'amount' : 'digits';
}
