/** A source of numbers that are the same at every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const DIGITS: Readonly<Record<string, readonly string[]>> = {
  'en-GB': 'zero one two three four five six seven eight nine'.split(' '),
  'de-DE': 'null eins zwei drei vier fünf sechs sieben acht neun'.split(' '),
  'fr-FR': 'zéro un deux trois quatre cinq six sept huit neuf'.split(' '),
  'es-ES': 'cero uno dos tres cuatro cinco seis siete ocho nueve'.split(' '),
};

/** Pairs of digits from 10 to 99 as each language says them, by hand for a few and else by rule. */
const PAIRS: Readonly<Record<string, (tens: number, unit: number) => string>> = {
  'en-GB': (tens, unit) => {
    if (tens === 1) {
      return (
        'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
          ' ',
        )[unit] ?? ''
      );
    }
    const ten = '. . twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')[tens] ?? '';
    return unit === 0 ? ten : `${ten}-${DIGITS['en-GB']?.[unit]}`;
  },
  'de-DE': (tens, unit) => {
    if (tens === 1) {
      return (
        'zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(' ')[
          unit
        ] ?? ''
      );
    }
    const ten =
      '. . zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ')[tens] ?? '';
    if (unit === 0) return ten;
    return `${unit === 1 ? 'ein' : DIGITS['de-DE']?.[unit]}und${ten}`;
  },
  'fr-FR': (tens, unit) => {
    const small = 'dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
      ' ',
    );
    if (tens === 1) return small[unit] ?? '';
    if (tens === 7) return unit === 1 ? 'soixante et onze' : `soixante-${small[unit]}`;
    if (tens === 9) return `quatre-vingt-${small[unit]}`;
    if (tens === 8) return unit === 0 ? 'quatre-vingts' : `quatre-vingt-${DIGITS['fr-FR']?.[unit]}`;
    const ten = '. . vingt trente quarante cinquante soixante'.split(' ')[tens] ?? '';
    if (unit === 0) return ten;
    return unit === 1 ? `${ten} et un` : `${ten}-${DIGITS['fr-FR']?.[unit]}`;
  },
  'es-ES': (tens, unit) => {
    if (tens === 1) {
      return (
        'diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve'.split(' ')[
          unit
        ] ?? ''
      );
    }
    if (tens === 2) {
      return (
        'veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
          ' ',
        )[unit] ?? ''
      );
    }
    const ten =
      '. . . treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ')[tens] ?? '';
    return unit === 0 ? ten : `${ten} y ${DIGITS['es-ES']?.[unit]}`;
  },
};

const DOUBLE: Readonly<Record<string, string>> = {
  'en-GB': 'double',
  'de-DE': 'doppel',
  'fr-FR': 'double',
  'es-ES': 'doble',
};

export const SPOKEN_LOCALES = Object.keys(DIGITS);

/** Digits in words: one by one, in pairs, doubled, mixed as the source has it. */
export function spoken(digits: string, locale: string, next: () => number): string {
  const words: string[] = [];
  const isPaired = next() < 0.4;
  for (let at = 0; at < digits.length; at += 1) {
    const [one, two] = [Number(digits[at]), Number(digits[at + 1])];
    const word = DIGITS[locale]?.[one] ?? '';
    if (isPaired && one > 0 && at + 1 < digits.length && next() < 0.8) {
      words.push(PAIRS[locale]?.(one, two) ?? '');
      at += 1;
    } else if (one === two && next() < 0.5) {
      words.push(`${DOUBLE[locale]} ${word}`);
      at += 1;
    } else words.push(word);
  }
  return words.join(' ');
}

/** A number with its check digit (Luhn). */
export function aCard(next: () => number): string {
  const prefix = ['4', '51', '55', '2221'][Math.floor(next() * 4)] ?? '4';
  let digits = prefix;
  while (digits.length < 15) digits += Math.floor(next() * 10);
  for (let check = 0; check < 10; check += 1) {
    if (luhn(`${digits}${check}`) === 0) return `${digits}${check}`;
  }
  return digits;
}

function luhn(digits: string): number {
  return (
    [...digits].toReversed().reduce((sum, digit, place) => {
      const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
      return sum + Math.floor(value / 10) + (value % 10);
    }, 0) % 10
  );
}
