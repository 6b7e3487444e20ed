import { findingOf } from '../../../../shared/domain/summary/check/check-statement';
import { indexedTranscript } from '../../../../shared/domain/summary/check/indexed';
import { aPhrase, aTranscript } from '../../../support/app/builders';

function problemOf(statement: string, said: string, locale = 'en-GB', recordedAt?: string) {
  const transcript = aTranscript({ locale, phrases: [aPhrase({ text: said })] });
  return findingOf(statement, ['p1'], indexedTranscript(transcript, recordedAt), 'judgement')
    ?.problem;
}

describe('figures of a statement', () => {
  it.each([
    ['en-GB', 'The fee is 90 pounds.', 'It is ninety pounds.'],
    ['en-GB', 'The fee is £90.00.', 'It is ninety pounds.'],
    ['en-GB', 'It costs £49.90.', 'That is forty-nine pounds ninety.'],
    ['en-GB', 'It costs forty-nine ninety.', 'That is £49.90.'],
    ['en-GB', 'The total is 1,250 dollars.', 'One thousand two hundred and fifty dollars.'],
    ['en-GB', 'Account 774029.', 'It is 7 7 4 0 2 9.'],
    ['en-GB', 'Account 774029.', 'It is seven seven four oh two nine.'],
    ['en-GB', 'They meet at 9:30.', 'At half past nine.'],
    ['en-GB', 'They meet at 14:00.', 'At two in the afternoon.'],
    ['en-GB', 'The term is 24 months.', 'For two years.'],
    ['en-GB', 'Half of it, 50 %, is paid.', 'Half of it is paid.'],
    ['de-DE', 'Der Betrag ist 49,90 Euro.', 'Das sind neunundvierzig Euro neunzig.'],
    ['de-DE', 'Es sind 1.250 Euro.', 'Eintausendzweihundertfünfzig Euro.'],
    ['de-DE', 'Der Termin ist am 5. März.', 'Am fünften März.'],
    ['fr-FR', 'Le montant est de 97 euros.', 'Quatre-vingt-dix-sept euros.'],
    ['fr-FR', 'Le rendez-vous est le 14 juillet.', 'Le quatorze juillet.'],
    ['es-ES', 'El importe es de 45 euros.', 'Son cuarenta y cinco euros.'],
    ['es-ES', 'La cita es el 3 de mayo.', 'El tres de mayo.'],
    ['en-GB', 'It arrives on 5 March.', 'On the fifth of March.'],
    ['en-GB', 'It arrives on 2026-03-05.', 'On the fifth of March, twenty twenty-six.'],
  ])('are found as digits and in words (%s): %s', (locale, statement, said) => {
    expect(problemOf(statement, said, locale)).toBeUndefined();
  });

  it.each([
    ['The fee is 19 pounds.', 'It is ninety pounds.', 'number_not_in_evidence'],
    ['The fee is $90.', 'It is ninety pounds.', 'number_not_in_evidence'],
    ['Account 774129.', 'It is 7 7 4 0 2 9.', 'number_not_in_evidence'],
    ['They meet at 9:15.', 'At half past nine.', 'number_not_in_evidence'],
    ['It arrives on 6 March.', 'On the fifth of March.', 'date_not_in_evidence'],
    ['It arrives on 5 May.', 'On the fifth of March.', 'date_not_in_evidence'],
    ['It arrives on Tuesday.', 'On Thursday morning.', 'date_not_in_evidence'],
    ['It arrives tomorrow.', 'It came yesterday.', 'date_not_in_evidence'],
    ['Mrs. Novak calls.', 'This is Linda Parker.', 'name_not_in_evidence'],
    ['Novak wants a refund.', 'Linda Parker here, I want a refund.', 'name_not_in_evidence'],
  ])('are missed where they are not: %s', (statement, said, problem) => {
    expect(problemOf(statement, said)).toBe(problem);
  });

  it('may be a date that the day of the call makes of a weekday', () => {
    const said = 'It comes on Friday, or tomorrow.';
    expect(
      problemOf('It comes on 6 March 2026.', said, 'en-GB', '2026-03-02T09:00:00Z'),
    ).toBeUndefined();
    expect(
      problemOf('It comes on 2026-03-03.', said, 'en-GB', '2026-03-02T09:00:00Z'),
    ).toBeUndefined();
    expect(problemOf('It comes on 2026-03-04.', said, 'en-GB', '2026-03-02T09:00:00Z')).toBe(
      'date_not_in_evidence',
    );
    expect(problemOf('It comes on 6 March 2026.', said)).toBe('date_not_in_evidence');
  });

  it('do not take every German noun for a name', () => {
    const said = 'Mein Paket ist nicht gekommen, sagt Frau Weber.';
    expect(problemOf('Die Sendung der Kundin fehlt.', said, 'de-DE')).toBeUndefined();
    expect(problemOf('Frau Schulz vermisst eine Sendung.', said, 'de-DE')).toBe(
      'name_not_in_evidence',
    );
  });
});
