import type { LanguagePack } from '../language';
import type { NumberMention } from './numbers';
import type { Token } from './tokens';

/** What a text says of days. */
export interface DaysIn {
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  /** Distances from the day of the call. */
  readonly relative: ReadonlySet<number>;
}

/** A date of a text; month counted from 1. */
export interface DateMention {
  readonly day?: number;
  readonly month?: number;
  readonly year?: number;
  readonly text: string;
  /** Tokens that it takes up. */
  readonly from: number;
  readonly to: number;
}

const ISO = /(?<![\p{L}\p{N}])(\d{4})-(\d{2})-(\d{2})(?![\p{L}\p{N}])/u;
const DAY_MS = 24 * 3600 * 1000;

export function daysIn(tokens: readonly Token[], language: LanguagePack): DaysIn {
  const months = new Set<number>();
  const weekdays = new Set<number>();
  const relative = new Set<number>();
  for (const token of tokens) {
    const { lower } = token;
    const month = isMonth(token, language) ? language.months.get(lower) : undefined;
    if (month !== undefined) months.add(month);
    const weekday = language.weekdays.get(lower.replace(/'s$/u, ''));
    if (weekday !== undefined) weekdays.add(weekday);
    const distance = language.relativeDays.get(lower);
    if (distance !== undefined) relative.add(distance);
  }
  return { months, weekdays, relative };
}

/** "May" and "march" are months only with their capital. */
function isMonth(token: Token, language: LanguagePack): boolean {
  if (!language.months.has(token.lower)) return false;
  return token.lower.length > 3 && !['march'].includes(token.lower)
    ? true
    : /^\p{Lu}/u.test(token.text) && !(token.lower === 'may' && token.startsSentence);
}

/** Dates with a month, or in the form 2026-03-05. */
export function datesIn(
  text: string,
  tokens: readonly Token[],
  numbers: readonly NumberMention[],
  language: LanguagePack,
): DateMention[] {
  const iso = isoDate(text, tokens);
  if (iso) return [iso];
  return tokens.flatMap((token, index): DateMention[] => {
    const month = isMonth(token, language) ? language.months.get(token.lower) : undefined;
    return month === undefined ? [] : [aroundMonth(month, index, tokens, numbers)];
  });
}

function aroundMonth(
  month: number,
  at: number,
  tokens: readonly Token[],
  numbers: readonly NumberMention[],
): DateMention {
  const isDay = (mention: NumberMention) => dayOf(mention) !== undefined;
  const before = numbers.find((one) => one.to >= at - 1 && one.to <= at && isDay(one));
  const after = numbers.find((one) => one.from === at + 1 && isDay(one));
  const day = before ?? after;
  const yearAt = after && !before ? after.to : at + 1;
  const year = numbers.find((one) => one.from === yearAt && yearOf(one) !== undefined);
  const from = before ? before.from : at;
  const to = Math.max(at + 1, after && !before ? after.to : 0, year?.to ?? 0);
  return {
    month,
    ...(day && { day: dayOf(day) ?? 0 }),
    ...(year && { year: yearOf(year) ?? 0 }),
    text: tokens
      .slice(from, to)
      .map((one) => one.text)
      .join(' '),
    from,
    to,
  };
}

function dayOf({ values }: NumberMention): number | undefined {
  const value = Number(values[0]);
  return Number.isInteger(value) && value >= 1 && value <= 31 ? value : undefined;
}

function yearOf({ values }: NumberMention): number | undefined {
  const value = Number(values[0]);
  return Number.isInteger(value) && value >= 1900 && value <= 2100 ? value : undefined;
}

function isoDate(text: string, tokens: readonly Token[]): DateMention | undefined {
  const found = ISO.exec(text);
  if (!found) return undefined;
  const [written, year = '', month = '', day = ''] = found;
  const from = tokens.findIndex((token) => token.text === year);
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    text: written,
    from,
    to: from + 3,
  };
}

/** The days that weekdays and words such as "tomorrow" may mean, when the day of the call is known. */
export function resolvedDays(days: DaysIn, recordedAt: string | undefined): Set<string> {
  const today = recordedAt === undefined ? Number.NaN : Date.parse(recordedAt);
  if (Number.isNaN(today)) return new Set();
  const found = [...days.relative].map((distance) => dayAt(today, distance));
  for (let distance = -14; distance <= 14; distance += 1) {
    const day = dayAt(today, distance);
    if (days.weekdays.has(new Date(`${day}T12:00:00Z`).getUTCDay())) found.push(day);
  }
  return new Set(found);
}

function dayAt(today: number, distance: number): string {
  return new Date(today + distance * DAY_MS).toISOString().slice(0, 10);
}
