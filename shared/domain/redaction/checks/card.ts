/** Digits of a card number that is in use. */
export const SHORTEST_CARD = 14;
export const LONGEST_CARD = 19;

/** Whether digits can be a card number: those of an issuer, as many as it uses, and the check digit (Luhn). */
export function isCardNumber(digits: string): boolean {
  return ISSUERS.some((issuer) => issuer.test(digits)) && hasLuhnDigit(digits);
}

/** First digits and lengths that issuers use (ISO/IEC 7812; Visa's of 13 digits are long out of use). */
const ISSUERS: readonly RegExp[] = [
  /^4(\d{15}|\d{18})$/, // Visa
  /^(5[1-5]\d{14}|2(22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12})$/, // Mastercard
  /^3[47]\d{13}$/, // American Express
  /^3(0[0-5]|095|[689]\d)\d{11}$/, // Diners Club
  /^(6011|64[4-9]\d|65\d\d)\d{12}(\d{3})?$/, // Discover
  /^35(2[89]|[3-8]\d)\d{12}(\d{3})?$/, // JCB
  /^62\d{14}(\d{3})?$/, // UnionPay
  /^(50|5[6-8]|6[0-9])\d{14}(\d{1,3})?$/, // Maestro, RuPay
  /^220[0-4]\d{12}(\d{1,3})?$/, // Mir
];

/** The last digit follows from the others (ISO/IEC 7812-1, annex B). */
export function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
}
