import type { Problem } from '../types';
import { datesIn, daysIn, resolvedDays, type DateMention } from './dates';
import type { IndexedTranscript } from './indexed';
import { currenciesIn } from './currencies';
import { numbersIn, type NumberMention } from './numbers';
import type { Token } from './tokens';

/** What a check has found; `detail` is the word or figure that it is about. */
export interface Finding {
  readonly problem: Problem;
  readonly detail?: string;
}

/** The first number or date of a statement that its evidence does not have. */
export function missingFigure(
  text: string,
  tokens: readonly Token[],
  evidence: readonly string[],
  index: IndexedTranscript,
): Finding | undefined {
  const { language } = index;
  const numbers = numbersIn(tokens, language);
  const dates = datesIn(text, tokens, numbers, language);
  const phrases = evidence.flatMap((id) => index.byId.get(id) ?? []);
  const said = phrases.flatMap((phrase) => phrase.tokens);
  const values = new Set(phrases.flatMap((phrase) => [...phrase.values]));
  const date = missingDate(tokens, dates, said, values, index);
  if (date) return { problem: 'date_not_in_evidence', detail: date };
  const rest = numbers.filter(
    (one) => !dates.some(({ from, to }) => one.from >= from && one.to <= to),
  );
  const number = rest.find(
    (one, at) => isStated(one, tokens) && !isSaid(one, values) && !isPartOfSaid(rest, at, values),
  );
  if (number) return { problem: 'number_not_in_evidence', detail: number.text };
  return missingCurrency(tokens, said);
}

/** "One" and "the second" are words of any report; "twice" counts what was said. */
function isStated({ inWords, ordinal, values }: NumberMention, tokens: readonly Token[]): boolean {
  if (!inWords) return values.some((value) => value !== '0') || tokens.length === 1;
  return Number(values[0]) !== 1 && !(ordinal && Number(values[0]) <= 3);
}

function isSaid({ values, ordinal, minutes }: NumberMention, said: ReadonlySet<string>): boolean {
  if (minutes !== undefined && !said.has(minutes)) return false;
  return values.some((value) => said.has(value) || (!ordinal && isHour(value, said)));
}

/** "Forty-nine ninety" is said as "49.90". */
function isPartOfSaid(
  numbers: readonly NumberMention[],
  at: number,
  said: ReadonlySet<string>,
): boolean {
  const [before, own, after] = [numbers[at - 1], numbers[at], numbers[at + 1]];
  const joins = (one: NumberMention | undefined, other: NumberMention | undefined) =>
    one !== undefined &&
    other !== undefined &&
    one.to === other.from &&
    (said.has(`${one.values[0]}.${other.values[0]?.replace(/0$/u, '')}`) ||
      said.has(`${one.values[0]}${other.values[0]}`));
  return joins(before, own) || joins(own, after);
}

/** "14" is said as "two in the afternoon". */
function isHour(value: string, said: ReadonlySet<string>): boolean {
  const hour = Number(value);
  return Number.isInteger(hour) && hour > 12 && hour < 24 && said.has(String(hour - 12));
}

function missingDate(
  tokens: readonly Token[],
  dates: readonly DateMention[],
  said: readonly Token[],
  values: ReadonlySet<string>,
  index: IndexedTranscript,
): string | undefined {
  const { language, recordedAt } = index;
  const days = daysIn(said, language);
  const resolved = resolvedDays(days, recordedAt);
  const numeric = said
    .filter(({ isNumber }) => isNumber)
    .some(({ text }) => NUMERIC_DATE.test(text));
  const lacking = dates.find((date) => {
    if (resolved.has(isoOf(date, recordedAt))) return false;
    const { day, month, year } = date;
    const isInDigits = numeric && values.has(`${month}`);
    if (month !== undefined && !days.months.has(month) && !isInDigits) return true;
    if (day !== undefined && !values.has(`${day}`)) return true;
    return year !== undefined && !values.has(`${year}`) && !recordedAt?.startsWith(`${year}`);
  });
  if (lacking) return lacking.text;
  return tokens.find((token) => {
    const weekday = language.weekdays.get(token.lower.replace(/'s$/u, ''));
    if (weekday !== undefined) return !days.weekdays.has(weekday);
    const distance = language.relativeDays.get(token.lower);
    // "Tonight" may be reported as "today"; in Spanish and German "tomorrow" is also the morning.
    if (distance === undefined || language.code !== 'en') return false;
    return (
      !days.relative.has(distance) &&
      !said.some(({ lower }) => SAME_DAY.has(lower) && distance === 0)
    );
  })?.text;
}

/** "5.3." and "05.03.2026"; with strokes the parts are numbers of their own. */
const NUMERIC_DATE = /^\d{1,2}[.]\d{1,2}(?:[.]\d{2,4})?$|^0\d$/u;

const SAME_DAY = new Set(['now', 'morning', 'afternoon', 'evening', 'end']);

function isoOf({ day, month, year }: DateMention, recordedAt: string | undefined): string {
  const of = (part: number | undefined) => String(part ?? 0).padStart(2, '0');
  return `${year ?? recordedAt?.slice(0, 4) ?? ''}-${of(month)}-${of(day)}`;
}

/** Dollars where pounds were said. */
function missingCurrency(tokens: readonly Token[], said: readonly Token[]): Finding | undefined {
  const named = currenciesIn(said);
  if (named.size === 0) return undefined;
  const [other] = [...currenciesIn(tokens)].filter((code) => !named.has(code));
  return other === undefined
    ? undefined
    : { problem: 'number_not_in_evidence', detail: other.toUpperCase() };
}
