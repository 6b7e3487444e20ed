import { speakingUnits } from '../../../../local/recognizer/speakers/speaking-units';
import type { PlacedWord } from '../../../../local/recognizer/words/place-words';

const RATE = 16_000;

const word = (text: string, start: number, end: number): PlacedWord => ({
  text,
  spaceBefore: true,
  start: start * RATE,
  end: end * RATE,
  confidence: 1,
  piece: 0,
});

const described = (words: readonly PlacedWord[]) =>
  speakingUnits(words).map((unit) => [unit.words.map(({ text }) => text).join(' '), unit.goesOn]);

describe('speakingUnits', () => {
  it('parts words at pauses and at ends of sentences', () => {
    const words = [
      word('Yes.', 0, 0.5),
      word('I', 0.5, 0.6),
      word('see', 0.6, 1),
      word('and', 1.4, 2),
    ];

    expect(described(words)).toEqual([
      ['Yes.', false],
      ['I see', false],
      ['and', false],
    ]);
  });

  it('divides a long sentence into units that go on from each other', () => {
    const words = ['a', 'b', 'c', 'd'].map((text, i) => word(text, i, i + 1));

    expect(described(words)).toEqual([
      ['a b c', false],
      ['d', true],
    ]);
  });

  it('tells where a unit starts and ends', () => {
    const [unit] = speakingUnits([word('one', 2, 2.5), word('two', 2.5, 3)]);

    expect(unit).toMatchObject({ start: 2 * RATE, end: 3 * RATE });
  });
});
