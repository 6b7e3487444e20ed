import { ENGLISH, FRENCH, GERMAN, SPANISH, type Numerals } from './numerals';
import { addNumeral, emptyNode, type NumeralNode } from './trie';

/** How a language says digits and numbers. */
export interface NumberLanguage {
  /** Numbers below a thousand. */
  readonly numerals: NumeralNode;
  readonly thousand: ReadonlySet<string>;
  /** Words that mean zero among digits only: "oh". */
  readonly zeroAmongDigits: ReadonlySet<string>;
  /** How often the next digit is meant: "double four". */
  readonly repeats: ReadonlyMap<string, number>;
  /** Words between a repeat and its digit: "deux fois le quatre". */
  readonly articles: ReadonlySet<string>;
}

interface Parts {
  readonly numerals: Numerals;
  /** All ways to say so many hundreds. */
  readonly hundreds: (count: number) => readonly string[];
  /** Whether hundreds and the rest are one word. */
  readonly joined?: boolean;
  readonly thousand: readonly string[];
  readonly zeroAmongDigits?: readonly string[];
  readonly repeats: Readonly<Record<string, number>>;
  readonly articles?: readonly string[];
}

function language(parts: Parts): NumberLanguage {
  const root = emptyNode();
  const add = (said: string, value: number) => addNumeral(root, said.split(' '), String(value));
  parts.numerals.forEach((ways, value) => ways.forEach((way) => add(way, value)));
  for (let count = 1; count < 10; count += 1) {
    for (const hundred of parts.hundreds(count)) {
      add(hundred, count * 100);
      parts.numerals.forEach((ways, rest) => {
        if (rest === 0) return;
        for (const way of ways) {
          add(`${hundred}${parts.joined ? '' : ' '}${way}`, count * 100 + rest);
          if (!parts.joined) add(`${hundred} and ${way}`, count * 100 + rest);
        }
      });
    }
  }
  return {
    numerals: root,
    thousand: new Set(parts.thousand),
    zeroAmongDigits: new Set(parts.zeroAmongDigits),
    repeats: new Map(Object.entries(parts.repeats)),
    articles: new Set(parts.articles),
  };
}

const HUNDREDS_ES = [
  ...['', 'cien|ciento', 'doscientos|doscientas', 'trescientos|trescientas'],
  ...['cuatrocientos|cuatrocientas', 'quinientos|quinientas', 'seiscientos|seiscientas'],
  ...['setecientos|setecientas', 'ochocientos|ochocientas', 'novecientos|novecientas'],
];

const MAKERS: Readonly<Record<string, () => NumberLanguage>> = {
  en: () =>
    language({
      numerals: ENGLISH,
      hundreds: (count) => [
        `${ENGLISH[count]?.[0]} hundred`,
        ...(count === 1 ? ['a hundred'] : []),
      ],
      thousand: ['thousand'],
      zeroAmongDigits: ['oh', 'o', 'ow'],
      repeats: { double: 2, triple: 3, treble: 3, quadruple: 4 },
    }),
  de: () =>
    language({
      numerals: GERMAN,
      hundreds: (count) => [
        ...(GERMAN[count] ?? []).map((unit) => `${unit}hundert`),
        ...(count === 1 ? ['hundert'] : []),
      ],
      joined: true,
      thousand: ['tausend'],
      zeroAmongDigits: ['o'],
      repeats: { doppel: 2, doppelt: 2, zweimal: 2, dreifach: 3, dreimal: 3, viermal: 4 },
      articles: ['die', 'der'],
    }),
  fr: () =>
    language({
      numerals: FRENCH,
      hundreds: (count) =>
        count === 1 ? ['cent'] : [`${FRENCH[count]?.[0]} cent`, `${FRENCH[count]?.[0]} cents`],
      thousand: ['mille'],
      repeats: { double: 2, triple: 3, 'deux fois': 2, 'trois fois': 3, 'quatre fois': 4 },
      articles: ['le'],
    }),
  es: () =>
    language({
      numerals: SPANISH,
      hundreds: (count) => (HUNDREDS_ES[count] ?? '').split('|'),
      thousand: ['mil'],
      repeats: { doble: 2, triple: 3, 'dos veces': 2, 'tres veces': 3 },
      articles: ['el'],
    }),
};

const made = new Map<string, NumberLanguage>();

/** The numbers of a language (`de`), those of English where we know none. */
export function numbersOf(code: string): NumberLanguage {
  const key = code in MAKERS ? code : 'en';
  const known = made.get(key);
  if (known) return known;
  const fresh = (MAKERS[key] ?? MAKERS['en'])?.();
  if (!fresh) throw new Error(`There are no numbers of ${key}.`);
  made.set(key, fresh);
  return fresh;
}
