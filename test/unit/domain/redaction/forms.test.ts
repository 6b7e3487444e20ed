import { redact } from '../../../../shared/domain/redaction';
import type { Word } from '../../../../shared/domain/transcript';
import { aCall } from './said';

const DIGITS = 'four one one one one one one one one one one one one one one one';

const words = (text: string): Word[] =>
  text
    .split(' ')
    .map((word, at) => ({ text: word, offsetMs: at * 200, durationMs: 150, confidence: 0.9 }));

/** A card in every form that a recognizer gives, one of them wrong in a digit. */
const PHRASE = {
  text: 'My card is 4111 1111 1111 1111.',
  lexical: `my card is ${DIGITS}`,
  itn: 'my card is 4111111111111111',
  maskedItn: 'my card is 4111111111111111',
  words: words(`my card is ${DIGITS}`),
  displayWords: words('My card is 4111 1111 1111 1111.'),
  more: { anything: '4111111111111111' },
  morePhrase: { anything: '4111111111111111' },
  alternatives: [
    {
      text: 'My card is 4111 1111 1111 1112.',
      lexical: `my cart is ${DIGITS.replace('four', 'for')}`,
    },
    { text: 'My card is for 111 11111 111.', words: words(`my card is ${DIGITS}`) },
  ],
};

describe('a phrase with something to blot out', () => {
  const { transcript, counts } = redact(aCall([PHRASE]), ['card']);
  const [phrase] = transcript.phrases;

  it('is without it in every form, and counted once', () => {
    expect(counts).toEqual({ card: 1 });
    expect(phrase).toMatchObject({
      text: 'My card is [card].',
      lexical: 'my card is [card]',
      itn: 'my card is [card]',
      maskedItn: 'my card is [card]',
    });
    expect(JSON.stringify(transcript)).not.toMatch(/1111|one one/);
  });

  it('keeps the times of its words', () => {
    const { words: said = [] } = phrase ?? {};
    expect(said.map(({ text }) => text)).toEqual([
      'my',
      'card',
      'is',
      ...Array.from({ length: 16 }, () => '[card]'),
    ]);
    expect(said.map(({ offsetMs }) => offsetMs)).toEqual(
      PHRASE.words.map(({ offsetMs }) => offsetMs),
    );
  });

  it('has alternatives without it, also where they heard it wrong', () => {
    expect(phrase?.alternatives?.map(({ text }) => text)).toEqual([
      'My card is [card].',
      'My card is for [card].',
    ]);
  });

  it('keeps nothing that the provider says of it under other names', () => {
    expect(phrase).not.toHaveProperty('more');
    expect(phrase).not.toHaveProperty('morePhrase');
  });
});

describe('a form that cannot be read', () => {
  it.each([
    ['nl-NL', 'mijn kaart is vier een een een een een een een een een een een een een een een'],
    ['it-IT', 'la carta quattro uno uno uno uno uno uno uno zero zero zero uno uno uno uno uno'],
  ])('in %s goes as a whole, where another form shows what is in it', (locale, lexical) => {
    const phrase = { text: 'Zo: 4111 1111 1111 1111.', lexical, words: words(lexical) };
    const [left] = redact(aCall([phrase], locale), ['card']).transcript.phrases;
    expect(left).toMatchObject({ text: 'Zo: [card].', lexical: '[card]' });
    expect(left?.words?.every(({ text }) => text === '[card]')).toBe(true);
  });
});

describe('a number that goes on', () => {
  it('over phrases of one voice goes, with what the other says between', () => {
    const call = aCall([
      '4111 1111',
      { text: 'Mm-hm.', channel: 1 },
      '1111',
      { text: 'Yes?', channel: 1 },
      'and then 1111.',
      'That is 200 pounds.',
    ]);
    const { transcript, counts } = redact(call, ['card']);
    expect(transcript.phrases.map(({ text }) => text)).toEqual([
      '[card]',
      'Mm-hm.',
      '[card]',
      'Yes?',
      'and then [card].',
      'That is 200 pounds.',
    ]);
    expect(counts).toEqual({ card: 1 });
  });

  it('over voices that were told apart by mistake goes as well', () => {
    const call = aCall([
      { text: '4111 1111', speaker: 1 },
      { text: '1111 1111', speaker: 2 },
    ]);
    expect(redact(call, ['card']).transcript.phrases.map(({ text }) => text)).toEqual([
      '[card]',
      '[card]',
    ]);
  });

  it('after half a minute is another number', () => {
    const call = aCall(['4111 1111', { text: '1111 1111', offsetMs: 60_000 }]);
    expect(redact(call, ['card']).counts).toEqual({});
  });
});

describe('the code and the end of a card', () => {
  it('go where they are asked for, and no other short number does', () => {
    const call = aCall([
      { text: 'And the security code on the back?', channel: 1 },
      'One two three.',
      { text: 'When does it expire?', channel: 1 },
      'oh four twenty seven',
      { text: 'That makes 123 pounds.', channel: 1 },
      { text: 'Anything else that I can do for you today?', channel: 1 },
      'I live at number 123.',
    ]);
    const { transcript, counts } = redact(call, ['cvv', 'expiry']);
    expect(transcript.phrases.map(({ text }) => text)).toEqual([
      'And the security code on the back?',
      '[cvv].',
      'When does it expire?',
      '[expiry]',
      'That makes 123 pounds.',
      'Anything else that I can do for you today?',
      'I live at number 123.',
    ]);
    expect(counts).toEqual({ cvv: 1, expiry: 1 });
  });

  it.each([
    ['de-DE', 'Und die Prüfnummer?', 'eins zwei drei', '[cvv]'],
    ['de-DE', 'Gültig bis wann?', 'Dezember siebenundzwanzig', '[expiry]'],
    ['fr-FR', 'Et le cryptogramme ?', 'cent vingt-trois', '[cvv]'],
    ['fr-FR', "La date d'expiration ?", 'zéro quatre vingt-sept', '[expiry]'],
    ['es-ES', '¿El código de seguridad?', 'uno dos tres', '[cvv]'],
    ['es-ES', '¿Cuándo caduca?', 'cero cuatro veintisiete', '[expiry]'],
    ['en-GB', 'What is the expiry date?', '12/27', '[expiry]'],
  ])('in %s: %s %s', (locale, asked, said, left) => {
    const call = aCall([{ text: asked, channel: 1 }, said], locale);
    expect(redact(call, ['cvv', 'expiry']).transcript.phrases[1]?.text).toBe(left);
  });
});

describe('the text of a channel in one piece', () => {
  it('goes where a phrase of the channel was changed, and stays elsewhere', () => {
    const origin = {
      source: 'https://calls.example/a.wav',
      channels: [
        { channel: 0, text: 'Card 4111 1111 1111 1111' },
        { channel: 1, text: 'Hello' },
      ],
    };
    const { transcript } = redact(aCall(['4111 1111 1111 1111'], 'en-GB', { origin }), ['card']);
    expect(transcript.origin?.channels).toEqual([{ channel: 0 }, { channel: 1, text: 'Hello' }]);
  });
});

describe('nothing to blot out', () => {
  it('leaves a transcript as it is', () => {
    const call = aCall(['My order is 4711.', 'It was £20 at 10:30 on 2 March 2026.']);
    const { transcript, counts } = redact(call, ['card', 'iban', 'email', 'phone', 'national-id']);
    expect(transcript.phrases).toEqual(call.phrases);
    expect(counts).toEqual({});
    expect(redact(call, []).transcript).toBe(call);
  });
});

describe('what another detector knows', () => {
  it('goes as well, in every form', () => {
    const call = aCall([
      { text: 'Ring 12345, ask for me.', lexical: 'ring one two three four five ask for me' },
    ]);
    const { transcript, counts } = redact(
      call,
      ['phone'],
      [
        { phraseId: 'p1', start: 5, end: 10, kind: 'phone' },
        { phraseId: 'p9', start: 0, end: 3, kind: 'phone' },
      ],
    );
    expect(transcript.phrases[0]).toMatchObject({
      text: 'Ring [phone], ask for me.',
      lexical: 'ring [phone] ask for me',
    });
    expect(counts).toEqual({ phone: 1 });
  });
});
