import type { LanguagePack } from '../language';
import { CURRENCY_OF } from './currencies';
import { normal, numbersIn, plain, type NumberMention } from './numbers';
import type { Token } from './tokens';

/** A long number may be said in so many pieces. */
const MOST_IN_A_ROW = 14;

/** Every number that may be read in a text, as plain digits. */
export function valuesIn(tokens: readonly Token[], language: LanguagePack): Set<string> {
  const mentions = numbersIn(tokens, language);
  const values = new Set(
    mentions.flatMap((one) => [...one.values, ...(one.minutes ? [one.minutes] : [])]),
  );
  mentions.forEach((first, index) => {
    let joined = plain(first);
    let { to } = first;
    for (const next of mentions.slice(index + 1, index + MOST_IN_A_ROW)) {
      if (!isNear(tokens, to, next.from)) break;
      if (joined === plain(first))
        values.add(normal(`${plain(first)}.${plain(next).padStart(2, '0')}`));
      joined += plain(next);
      values.add(normal(joined));
      to = next.to;
    }
  });
  tokens.forEach(({ lower }, at) => {
    for (const value of hintsOf(lower, tokens[at + 1]?.lower, language)) values.add(String(value));
  });
  for (const value of [...hoursBefore(mentions, tokens), ...otherUnits(mentions, tokens)])
    values.add(value);
  return values;
}

/** "Quarter past" is another time than "quarter to". */
function hintsOf(
  word: string,
  next: string | undefined,
  { numbers }: LanguagePack,
): readonly number[] {
  if (word === 'quarter' && /^(?:past|after)$/u.test(next ?? '')) return [15];
  if (word === 'quarter' && /^(?:to|before)$/u.test(next ?? '')) return [45];
  return numbers.hints.get(word) ?? [];
}

/** "Quarter to ten" is within the hour of nine; so is "halb zehn". */
function hoursBefore(mentions: readonly NumberMention[], tokens: readonly Token[]): string[] {
  return mentions.flatMap(({ from, values: [value] }) => {
    const [one, other] = tokens.slice(Math.max(0, from - 2), from).map(({ lower }) => lower);
    const isBefore =
      (one === 'quarter' && other === 'to') ||
      other === 'halb' ||
      (one === 'viertel' && other === 'vor');
    return isBefore ? [String(Number(value) - 1)] : [];
  });
}

/** Two years are 24 months. Factors between a unit and the ones that it may be reported in. */
const UNITS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^(?:years?|jahren?|ans?|années?|años?)$/u, [12]],
  [/^(?:months?|monaten?|mois|mes(?:es)?)$/u, [1 / 12]],
  [/^(?:weeks?|wochen?|semaines?|semanas?)$/u, [7]],
  [/^(?:days?|tagen?|jours?|días?)$/u, [24, 1 / 7]],
  [/^(?:hours?|stunden?|heures?|horas?)$/u, [60, 1 / 24]],
  [/^(?:minutes?|minuten|minutos?)$/u, [1 / 60]],
];

function otherUnits(mentions: readonly NumberMention[], tokens: readonly Token[]): string[] {
  return mentions.flatMap(({ to, values: [value] }) => {
    const unit = tokens[to]?.lower ?? '';
    const factors = UNITS.find(([pattern]) => pattern.test(unit))?.[1] ?? [];
    return factors
      .map((factor) => Number(value) * factor)
      .filter(Number.isInteger)
      .map(String);
  });
}

/** A word for money may stand between the two: "forty-nine pounds ninety". */
function isNear(tokens: readonly Token[], to: number, from: number): boolean {
  const between = tokens.slice(to, from);
  return between.every(
    ({ lower }) =>
      CURRENCY_OF.has(lower) ||
      lower === 'point' ||
      lower === 'komma' ||
      lower === 'and' ||
      lower === 'und',
  );
}
