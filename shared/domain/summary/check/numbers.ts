import type { LanguagePack } from '../language';
import { CURRENCY_OF } from './currencies';
import { scaledNumber, type Read } from './number-words';
import type { Token } from './tokens';

/** A number of a text, in every way in which it may be meant. */
export interface NumberMention {
  /** What it may come to, as plain digits: "49.9", "4990". */
  readonly values: readonly string[];
  readonly text: string;
  /** Index of its first token, and of the one behind its last. */
  readonly from: number;
  readonly to: number;
  readonly ordinal: boolean;
  readonly inWords: boolean;
  /** Minutes of a time of day, where they are not zero: they are part of it. */
  readonly minutes?: string;
}

/** The numbers of a text, in order; what is spelled digit by digit is one number. */
export function numbersIn(tokens: readonly Token[], language: LanguagePack): NumberMention[] {
  const mentions: NumberMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const read = digits(tokens, at) ?? scaledNumber(tokens, at, language);
    if (!read) {
      at += 1;
      continue;
    }
    mentions.push(mentionOf(tokens, at, read));
    at = read.to;
  }
  return amounts(spelledOut(mentions, tokens), tokens);
}

/** Behind them may come the smaller part: "three metres ten". */
const WITH_PARTS = new Set([
  'metre',
  'metres',
  'meter',
  'meters',
  'mètres',
  'metros',
  'foot',
  'feet',
]);

/** "Forty-two pounds fifty" is one amount. */
function amounts(mentions: readonly NumberMention[], tokens: readonly Token[]): NumberMention[] {
  const found: NumberMention[] = [];
  for (const mention of mentions) {
    const last = found.at(-1);
    const isRest =
      last !== undefined &&
      mention.from === last.to + 1 &&
      (CURRENCY_OF.has(tokens[last.to]?.lower ?? '') ||
        WITH_PARTS.has(tokens[last.to]?.lower ?? '')) &&
      tokens[mention.from]?.isAdjacent === true &&
      Number(mention.values[0]) < 100;
    if (!isRest) found.push(mention);
    else {
      const value = normal(`${plain(last)}.${plain(mention).padStart(2, '0')}`);
      found.splice(-1, 1, {
        ...last,
        values: [value],
        text: `${last.text} ${mention.text}`,
        to: mention.to,
      });
    }
  }
  return found;
}

/** A number written in digits; "1,200" and "2:30" may be read in two ways. */
function digits(tokens: readonly Token[], at: number): Read | undefined {
  const token = tokens[at];
  if (!token?.isNumber) return undefined;
  const ordinal =
    /^(?:st|nd|rd|th|er|ère|º|ª)$/u.test(tokens[at + 1]?.lower ?? '') && isTight(tokens[at + 1]);
  const read = { to: at + (ordinal ? 2 : 1), ordinal, inWords: false };
  const [, hour, minutes] = /^(\d{1,2})[:.](\d{2})$/u.exec(token.text) ?? [];
  const isTime = token.text.includes(':') || /^(?:am|pm|uhr)$/u.test(tokens[at + 1]?.lower ?? '');
  if (hour === undefined || minutes === undefined || !isTime)
    return { ...read, values: readings(token.text) };
  return { ...read, values: [normal(hour)], ...(minutes !== '00' && { minutes: normal(minutes) }) };
}

function isTight(token: Token | undefined): boolean {
  return token?.isAdjacent === true;
}

function readings(written: string): string[] {
  const parts = written.split(/[.,:]/u);
  const [last = ''] = parts.slice(-1);
  const found = [normal(parts.join(''))];
  if (parts.length === 1) return found;
  if (written.includes(':'))
    return parts.map(normal).filter((part, index) => index === 0 || part !== '0');
  const isGrouped = parts.slice(1).every((part) => part.length === 3);
  if (!isGrouped || parts.length === 2)
    found.push(normal(`${parts.slice(0, -1).join('')}.${last}`));
  return isGrouped ? found : found.slice(1);
}

function mentionOf(tokens: readonly Token[], from: number, read: Read): NumberMention {
  const text = tokens
    .slice(from, read.to)
    .map((token) => token.text)
    .join(' ');
  return { ...read, from, text };
}

/** "7 7 4 0 2 9" is one number of six digits. */
function spelledOut(mentions: readonly NumberMention[], tokens: readonly Token[]): NumberMention[] {
  const joined: NumberMention[] = [];
  for (const mention of mentions) {
    const last = joined.at(-1);
    const continues =
      last !== undefined &&
      isDigit(mention) &&
      /^\p{N}( \p{N})*$/u.test(last.text) &&
      tokens[mention.from]?.isAdjacent === true &&
      mention.from === last.to;
    if (!continues) joined.push(mention);
    else {
      const value = `${last.values[0] ?? ''}${plain(mention)}`;
      joined.splice(-1, 1, {
        ...last,
        values: [value],
        text: `${last.text} ${mention.text}`,
        to: mention.to,
      });
    }
  }
  return joined;
}

function isDigit({ text, inWords }: NumberMention): boolean {
  return !inWords && /^\p{N}$/u.test(text);
}

/** Its first reading. */
export function plain({ values }: NumberMention): string {
  return values[0] ?? '';
}

/** Without zeros that say nothing: "007" is "7", "42.50" is "42.5". */
export function normal(written: string): string {
  const bare = written.replace(/^0+(?=\d)/u, '');
  return bare.includes('.') ? bare.replace(/\.?0+$/u, '') : bare;
}
