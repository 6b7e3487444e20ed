import { redacted } from './said';

describe('card numbers', () => {
  it.each([
    ['My card is 4111 1111 1111 1111.', 'My card is [card].'],
    ['It is 4111-1111-1111-1111, thank you.', 'It is [card], thank you.'],
    ['4111111111111111', '[card]'],
    ['5500, 0000, 0000, 0004', '[card]'],
    ['Amex 3782 822463 10005 please', 'Amex [card] please'],
    [
      'it is four one one one one one one one one one one one one one one one okay',
      'it is [card] okay',
    ],
    ['four triple one four ones', 'four triple one four ones'],
    [
      'four triple one quadruple one quadruple one quadruple one and that is all',
      '[card] and that is all',
    ],
    ['forty one eleven eleven eleven eleven eleven eleven eleven', '[card]'],
    ['five five double oh oh oh double oh double o zero zero oh oh oh four', '[card]'],
    ['4111 1111 then 1111 um 1111', '[card]'],
    ['4111 1111 1111 1111 expiry 12/27', '[card] expiry [expiry]'],
  ])('%s', (said, left) => {
    expect(redacted(said)).toBe(left);
  });

  it.each([
    '4111 1111 1111 1112',
    'Order number 1234567890123456.',
    'The parcel is 1234 5678 9012 3456 7890.',
    'That is £1,250,000.00 on 12/03/2026 at 10:30.',
    'I paid 4,111,111 pounds for 16 of them in 2024, 2025 and 2026.',
    'four one one one one one one one one one one one one one one two',
    'We have two hundred and fifty people, three dogs and one cat.',
  ])('are not %s', (said) => {
    expect(redacted(said)).toBe(said);
  });

  it.each([
    ['de-DE', 'vier eins eins eins eins eins eins eins eins eins eins eins eins eins eins eins'],
    ['de-DE', 'viermal die eins eins eins'],
    ['de-DE', 'einundvierzig elf elf elf elf elf elf elf'],
    ['fr-FR', 'quatre un un un un un un un un un un un un un un un'],
    ['fr-FR', 'quarante et un onze onze onze onze onze onze onze'],
    ['es-ES', 'cuatro uno uno uno uno uno uno uno uno uno uno uno uno uno uno uno'],
    ['es-ES', 'cuarenta y uno once once once once once once once'],
  ])('in %s: %s', (locale, said) => {
    const isCard = !said.startsWith('viermal');
    expect(redacted(`${said}.`, locale)).toBe(isCard ? '[card].' : `${said}.`);
  });
});

describe('IBANs', () => {
  it.each([
    ['en-GB', 'GB29 NWBK 6016 1331 9268 19 is it.', '[iban] is it.'],
    ['de-DE', 'Die IBAN ist DE89370400440532013000.', 'Die IBAN ist [iban].'],
    [
      'de-DE',
      'd e acht neun drei sieben null vier null null vier vier null fünf drei zwei null eins drei null null null',
      '[iban]',
    ],
    [
      'en-GB',
      'g b two nine n w b k six oh one six one three three one nine two six eight one nine',
      '[iban]',
    ],
    ['nl-NL', 'Mijn rekening is NL91 ABNA 0417 1643 00.', 'Mijn rekening is [iban].'],
    [
      'es-ES',
      'e s noventa y uno veintiuno cero cero cero cuatro dieciocho cuarenta y cinco cero dos cero cero cero cinco trece treinta y dos',
      '[iban]',
    ],
  ])('%s: %s', (locale, said, left) => {
    expect(redacted(said, locale)).toBe(left);
  });

  it('are not what fails the check digits', () => {
    const said = 'DE88 3704 0044 0532 0130 00';
    expect(redacted(said, 'de-DE', ['iban'])).toBe(said);
  });
});

describe('e-mail addresses', () => {
  it.each([
    ['en-GB', 'Write to jane.smith@example.com, please.', 'Write to [email], please.'],
    ['en-GB', 'it is jane dot smith at example dot com okay', 'it is [email] okay'],
    ['en-GB', 'my email is jane smith at gmail dot com', 'my email is [email]'],
    ['en-GB', 'j a n e underscore 7 at example.co.uk thanks', '[email] thanks'],
    ['de-DE', 'meine Mail ist max punkt muster at web punkt de', 'meine Mail ist [email]'],
    [
      'fr-FR',
      "mon adresse c'est luc point martin arobase orange point fr",
      "mon adresse c'est [email]",
    ],
    ['es-ES', 'mi correo es ana guion bajo ruiz arroba correo punto es', 'mi correo es [email]'],
  ])('%s: %s', (locale, said, left) => {
    expect(redacted(said, locale)).toBe(left);
  });

  it.each([
    'Meet us at example dot com.',
    'I was at home at ten.',
    'Look at it at work dot',
    'The card is blocked. The last payment was $12 at a coffee shop. No money is missing.',
    'The fault is on our side at 2 in the afternoon. Somebody has to be at home, it is.',
    'Das ist am Punkt, und das ist es.',
  ])('are not: %s', (said) => {
    expect(redacted(said)).toBe(said);
  });
});

describe('phone numbers', () => {
  it.each([
    ['en-GB', 'Call me on +44 20 7946 0018.', 'Call me on [phone].'],
    ['en-GB', 'My mobile is 07700 900123.', 'My mobile is [phone].'],
    [
      'en-GB',
      'I ordered it, so about my order, text me at 07911 123456.',
      'I ordered it, so about my order, text me at [phone].',
    ],
    ['en-GB', 'A taxi from 07911 123456.', 'A taxi from [phone].'],
    ['en-GB', 'oh seven nine double one one two three four five six', '[phone]'],
    ['en-US', 'It is (415) 555-2671.', 'It is [phone].'],
    ['en-US', 'four one five five five five two six seven one', '[phone]'],
    ['de-DE', 'Meine Nummer ist 030 901820.', 'Meine Nummer ist [phone].'],
    ['de-DE', 'null drei null neun null eins acht zwei null', '[phone]'],
    ['fr-FR', 'Mon portable, 06 12 34 56 78.', 'Mon portable, [phone].'],
    ['fr-FR', 'zéro six douze trente-quatre cinquante-six soixante-dix-huit', '[phone]'],
    [
      'es-ES',
      'Mi teléfono es seis uno dos tres cuatro cinco seis siete ocho',
      'Mi teléfono es [phone]',
    ],
    ['es-ES', 'El 612 345 678.', 'El [phone].'],
    ['en-GB', 'plus four nine three oh nine oh one eight two oh', 'plus [phone]'],
  ])('%s: %s', (locale, said, left) => {
    expect(redacted(said, locale)).toBe(left);
  });

  it.each([
    ['en-US', 'Your order number is 4155552671.'],
    ['en-GB', 'The case is 07700900123.'],
    ['en-GB', 'It was 2024, then 2025.'],
    ['de-DE', 'Die Bestellnummer lautet 0309018200.'],
    ['en-US', 'We sold 4,155,552,671 of them.'],
    ['en-US', 'from 9 to 5, 7 days a week, 365 days'],
  ])('are not, in %s: %s', (locale, said) => {
    expect(redacted(said, locale)).toBe(said);
  });
});

describe('national ids', () => {
  it.each([
    [
      'en-US',
      'My social security number is 536 22 8145.',
      'My social security number is [national-id].',
    ],
    ['en-US', 'It is 536-22-8145.', 'It is [national-id].'],
    ['en-GB', 'AB 12 34 56 C, that is.', '[national-id], that is.'],
    ['en-GB', 'a b one two three four five six c', '[national-id]'],
    ['de-DE', 'Die Steuer-ID ist 86 095 742 719.', 'Die Steuer-ID ist [national-id].'],
    ['de-DE', 'acht sechs null neun fünf sieben vier zwei sieben eins neun', '[national-id]'],
    ['fr-FR', 'Le numéro est 2 55 08 14 168 025 38.', 'Le numéro est [national-id].'],
    ['es-ES', 'Mi DNI es 12345678Z.', 'Mi DNI es [national-id].'],
    ['es-ES', 'doce treinta y cuatro cincuenta y seis setenta y ocho zeta', '[national-id]'],
    ['es-ES', 'X1234567L', '[national-id]'],
    ['nl-NL', 'Mijn BSN is 111222333.', 'Mijn BSN is [national-id].'],
  ])('%s: %s', (locale, said, left) => {
    expect(redacted(said, locale, ['national-id', 'card', 'iban'])).toBe(left);
  });

  it.each([
    ['en-US', 'There were 536228145 of them.'],
    ['en-US', 'My social security number is 000 22 8145.'],
    ['de-DE', 'Die Nummer ist 86 095 742 718.'],
    ['es-ES', 'Mi DNI es 12345678A.'],
    ['nl-NL', 'Mijn BSN is 111222334.'],
    ['fr-FR', 'Le numéro est 2 55 08 14 168 025 39.'],
    ['en-GB', 'GB 12 34 56 C'],
  ])('are not, in %s: %s', (locale, said) => {
    expect(redacted(said, locale, ['national-id'])).toBe(said);
  });
});
