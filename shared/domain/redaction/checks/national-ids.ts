/** A kind of national id: how it looks, how it is checked, and where it is used. */
export interface NationalId {
  readonly name: string;
  readonly region: string;
  /** Signs that it has; letters are capitals. */
  readonly length: number;
  readonly isOne: (signs: string) => boolean;
  /** Any digits of that length may be one: it counts only where it is spoken of. */
  readonly needsContext?: true;
}

const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

export const NATIONAL_IDS: readonly NationalId[] = [
  {
    // Social Security Number: no check digit; areas 000, 666 and from 900 on are never given.
    name: 'SSN',
    region: 'US',
    length: 9,
    isOne: (signs) => /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(signs),
    needsContext: true,
  },
  {
    // National Insurance Number, with the prefixes that HMRC gives (NIM39110).
    name: 'NINO',
    region: 'GB',
    length: 9,
    isOne: (signs) =>
      /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(signs),
  },
  { name: 'Steuer-ID', region: 'DE', length: 11, isOne: isGermanTaxId },
  { name: 'NIR', region: 'FR', length: 15, isOne: isFrenchNir },
  {
    name: 'DNI',
    region: 'ES',
    length: 9,
    isOne: (signs) => /^\d{8}[A-Z]$/.test(signs) && hasDniLetter(signs),
  },
  {
    name: 'NIE',
    region: 'ES',
    length: 9,
    isOne: (signs) =>
      /^[XYZ]\d{7}[A-Z]$/.test(signs) &&
      hasDniLetter(`${'XYZ'.indexOf(signs.charAt(0))}${signs.slice(1)}`),
  },
  { name: 'BSN', region: 'NL', length: 9, isOne: isDutchBsn },
];

/** The letter is the rest of a division by 23. */
function hasDniLetter(signs: string): boolean {
  return DNI_LETTERS[Number(signs.slice(0, 8)) % 23] === signs.charAt(8);
}

/** Eleven digits, the first not 0, one or two of the first ten said again; check by ISO 7064, mod 11, 10. */
function isGermanTaxId(signs: string): boolean {
  if (!/^[1-9]\d{10}$/.test(signs)) return false;
  const different = new Set(signs.slice(0, 10)).size;
  if (different !== 9 && different !== 8) return false;
  let product = 10;
  for (const digit of signs.slice(0, 10)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(signs.charAt(10));
}

/** Thirteen signs and a key, 97 less the rest of a division by 97; Corsica has 2A and 2B. */
function isFrenchNir(signs: string): boolean {
  if (!/^[1-478]\d{4}(\d\d|2[AB])\d{8}$/.test(signs)) return false;
  const number = signs.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return 97n - (BigInt(number) % 97n) === BigInt(signs.slice(13));
}

/** The eleven test: weights 9 to 2, and -1 for the last digit. */
function isDutchBsn(signs: string): boolean {
  if (!/^(?!0{9})\d{9}$/.test(signs)) return false;
  const sum = [...signs].reduce(
    (total, digit, place) => total + Number(digit) * (place === 8 ? -1 : 9 - place),
    0,
  );
  return sum % 11 === 0;
}
