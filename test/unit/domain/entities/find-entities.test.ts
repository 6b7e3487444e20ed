import { findEntities, MOST_ENTITIES } from '../../../../shared/domain/entities';
import { aCall } from '../redaction/said';

const found = (text: string, locale = 'en-GB') =>
  findEntities(aCall([text], locale)).map(({ kind, text: said, of }) => [
    kind,
    said,
    ...(of ? [of] : []),
  ]);

describe('the entities of a call', () => {
  it.each([
    [
      'en-GB',
      'That is £1,250.00, or 20 euros.',
      [
        ['amount', '£1,250.00'],
        ['amount', '20 euros'],
      ],
    ],
    ['de-DE', 'Das macht 1.250,50 € im Jahr.', [['amount', '1.250,50 €']]],
    [
      'en-GB',
      'On 12 March 2026 or March 3rd.',
      [
        ['date', '12 March 2026'],
        ['date', 'March 3rd'],
      ],
    ],
    [
      'de-DE',
      'Am 12. März 2026 und am 03.04.2026.',
      [
        ['date', '12. März 2026'],
        ['date', '03.04.2026'],
      ],
    ],
    ['fr-FR', 'Le 1er mars, à 10:30.', [['date', '1er mars']]],
    ['es-ES', 'El 5 de mayo de 2026.', [['date', '5 de mayo de 2026']]],
    ['en-GB', 'My order number is AB-4711.', [['reference', 'AB-4711', 'order']]],
    ['en-GB', 'Case 4711, please.', [['reference', '4711', 'case']]],
    ['de-DE', 'Die Kundennummer ist 4711.', [['reference', '4711', 'kunden']]],
    ['fr-FR', 'Mon numéro de commande est 47110.', [['reference', '47110', 'commande']]],
    ['es-ES', 'El número de pedido es 47110.', [['reference', '47110', 'pedido']]],
    ['en-GB', 'My name is Susan Miller.', [['name', 'Susan Miller']]],
    ['de-DE', 'Mein Name ist Anna von Berg.', [['name', 'Anna von Berg']]],
    ['fr-FR', "Je m'appelle Luc Martin.", [['name', 'Luc Martin']]],
    ['es-ES', 'Me llamo Ana Ruiz.', [['name', 'Ana Ruiz']]],
    [
      'en-GB',
      'Ring 07911 123456 or write to a.b@example.com.',
      [
        ['phone', '07911 123456'],
        ['email', 'a.b@example.com'],
      ],
    ],
  ])('in %s: %s', (locale, text, entities) => {
    expect(found(text, locale)).toEqual(entities);
  });

  it.each([
    'This is fine.',
    'My name is on it.',
    'We have 20 of them in 3 rooms.',
    'An order is an order.',
    '[card] and [phone]',
  ])('are none: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('are each there once, with all phrases that say it', () => {
    const call = aCall(['It is £20.', 'No, it is £ 20!', 'So £30.']);
    expect(findEntities(call)).toEqual([
      { kind: 'amount', text: '£20', evidence: ['p1', 'p2'] },
      { kind: 'amount', text: '£30', evidence: ['p3'] },
    ]);
  });

  it('are bounded', () => {
    const call = aCall(Array.from({ length: 300 }, (_, at) => `It is £${at + 1}.`));
    expect(findEntities(call)).toHaveLength(MOST_ENTITIES);
  });
});
