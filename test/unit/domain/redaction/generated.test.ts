import { redact } from '../../../../shared/domain/redaction';
import { aCall, redacted } from './said';
import { aCard, seeded, spoken, SPOKEN_LOCALES } from './spoken';

const FRAMES: Readonly<Record<string, readonly [string, string]>> = {
  'en-GB': ['My card number is', 'and that is all.'],
  'de-DE': ['Meine Kartennummer lautet', 'und das war alles.'],
  'fr-FR': ['Mon numéro de carte est', 'voilà, merci.'],
  'es-ES': ['Mi tarjeta es la', 'y nada más.'],
};

describe.each(SPOKEN_LOCALES)('cards in %s, made by the hundred', (locale) => {
  const [before, after] = FRAMES[locale] ?? ['', ''];

  it('go, however they are said', () => {
    const next = seeded(4711);
    const left = Array.from({ length: 300 }, () => {
      const card = aCard(next);
      const said = spoken(card, locale, next);
      const text = redacted(`${before} ${said}, ${after}`, locale, ['card']);
      return text === `${before} [card], ${after}` ? [] : [`${card}: ${said} => ${text}`];
    });
    expect(left.flat()).toEqual([]);
  });

  it('go when they are split over phrases', () => {
    const next = seeded(815);
    const left = Array.from({ length: 100 }, () => {
      const card = aCard(next);
      const phrases = [0, 4, 8, 12].map((at) => spoken(card.slice(at, at + 4), locale, next));
      const { transcript, counts } = redact(aCall(phrases, locale), ['card']);
      const text = transcript.phrases.map((phrase) => phrase.text).join(' ');
      return counts.card === 1 && text === '[card] [card] [card] [card]'
        ? []
        : [`${card}: ${text}`];
    });
    expect(left.flat()).toEqual([]);
  });

  it('stay when one digit is another: then they are none', () => {
    const next = seeded(17);
    const taken = Array.from({ length: 200 }, () => {
      const card = aCard(next);
      const other = `${card.slice(0, -1)}${(Number(card.slice(-1)) + 1 + Math.floor(next() * 9)) % 10}`;
      const said = [...other].map((digit) => spoken(digit, locale, next)).join(' ');
      return redacted(`${before} ${said}, ${after}`, locale, ['card']) ===
        `${before} ${said}, ${after}`
        ? []
        : [other];
    });
    // A part of fourteen or fifteen digits may be a card of its own by chance.
    expect(taken.flat().length).toBeLessThanOrEqual(4);
  });
});

describe('numbers of other kinds', () => {
  it('are hardly ever taken for cards', () => {
    const next = seeded(99);
    const digits = (count: number) =>
      Array.from({ length: count }, () => Math.floor(next() * 10)).join('');
    const taken = Array.from(
      { length: 1000 },
      () => `Order ${digits(16)}, part ${digits(8)}.`,
    ).filter((text) => redacted(text, 'en-GB', ['card']) !== text);
    // One in ten has a check digit that fits; issuers have a third of the first digits.
    expect(taken.length).toBeLessThan(60);
  });
});
