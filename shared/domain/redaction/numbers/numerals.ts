/*
 * How the numbers from 0 to 99 are said, as plain words (small letters, no accents, hyphens split).
 * Several ways to say one are separated by "|"; the places of a list are the numbers.
 */

const words = (text: string) => text.trim().split(/\s*\n\s*|\s*,\s*/);

/** From 0 to 99; each number in all its ways. */
export type Numerals = readonly (readonly string[])[];

function composed(
  small: readonly string[],
  tens: readonly string[],
  compose: (ten: string, unit: string, value: number) => string[],
): Numerals {
  return Array.from({ length: 100 }, (_, value) => {
    const known = small[value];
    if (known !== undefined) return known.split('|');
    const ten = (tens[Math.floor(value / 10)] ?? '').split('|');
    if (value % 10 === 0) return ten;
    const units = (small[value % 10] ?? '').split('|');
    return ten.flatMap((one) => units.flatMap((unit) => compose(one, unit, value)));
  });
}

export const ENGLISH = composed(
  words(`zero|nought|naught|nil, one, two, three, four, five, six, seven, eight, nine, ten, eleven,
    twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen`),
  words(', ten, twenty, thirty, forty|fourty, fifty, sixty, seventy, eighty, ninety'),
  (ten, unit) => [`${ten} ${unit}`],
);

export const GERMAN = composed(
  words(`null, eins|ein|eine, zwei|zwo, drei, vier, funf|fuenf, sechs, sieben, acht, neun, zehn, elf,
    zwolf|zwoelf, dreizehn, vierzehn, funfzehn|fuenfzehn, sechzehn, siebzehn, achtzehn, neunzehn`),
  words(`, zehn, zwanzig, dreissig, vierzig, funfzig|fuenfzig, sechzig, siebzig, achtzig, neunzig`),
  (ten, unit) =>
    unit === 'eins' || unit === 'eine' ? [] : [`${unit}und${ten}`, `${unit} und ${ten}`],
);

export const FRENCH = french();

export const SPANISH = composed(
  words(`cero, uno|un|una, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce, trece,
    catorce, quince, dieciseis, diecisiete, dieciocho, diecinueve, veinte, veintiuno|veintiun|veintiuna,
    veintidos, veintitres, veinticuatro, veinticinco, veintiseis, veintisiete, veintiocho,
    veintinueve`),
  words(', , , treinta, cuarenta, cincuenta, sesenta, setenta, ochenta, noventa'),
  (ten, unit) => [`${ten} y ${unit}`],
);

/** Seventy is sixty-ten in France, ninety eighty-ten; Belgium and Switzerland have words of their own. */
function french(): Numerals {
  const small =
    words(`zero, un|une, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze,
    treize, quatorze, quinze, seize, dix sept, dix huit, dix neuf`);
  const tens = words(
    ', dix, vingt, trente, quarante, cinquante, soixante, septante, octante|huitante, nonante',
  );
  const regular = composed(small, tens, (ten, unit) => [`${ten} ${unit}`, `${ten} et ${unit}`]);
  return regular.map((ways, value) => {
    if (value < 70) return ways;
    const rest = (small[value < 80 ? value - 60 : value - 80] ?? '').split('|');
    if (value < 80) return [...ways, ...rest.flatMap((r) => [`soixante ${r}`, `soixante et ${r}`])];
    const eighty = ['quatre vingt', 'quatre vingts'];
    if (value === 80) return [...ways, ...eighty];
    return [...ways, ...eighty.flatMap((one) => rest.map((r) => `${one} ${r}`))];
  });
}
