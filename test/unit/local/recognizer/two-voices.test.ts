import { divideVoices } from '../../../../local/recognizer/speakers/two-voices';
import type { Utterance } from '../../../../local/recognizer/speakers/two-voices';

/** A direction in a space of 8, with a little of another one. */
function voice(main: number, other: number, amount: number, seconds = 1): Utterance {
  const values = new Float32Array(8);
  values[main] = 1;
  values[other] = amount;
  const length = Math.hypot(...values);
  return { voice: values.map((value) => value / length), seconds };
}

const sides = (utterances: readonly Utterance[]) => {
  const { scores } = divideVoices(utterances);
  return scores.map((score) => score >= 0 === (scores[0] ?? 0) >= 0);
};

describe('divideVoices', () => {
  it('puts utterances of the same voice on the same side', () => {
    const utterances = [
      voice(0, 2, 0.3),
      voice(1, 3, 0.2),
      voice(0, 4, 0.4),
      voice(1, 5, 0.3),
      voice(1, 2, 0.4),
    ];

    expect(sides(utterances)).toEqual([true, false, true, false, false]);
  });

  it('finds a speaker who says little', () => {
    const talker = Array.from({ length: 20 }, (_, i) => voice(0, 2 + (i % 6), 0.3, 3));

    expect(sides([...talker, voice(1, 2, 0.3, 2)]).filter((same) => !same)).toHaveLength(1);
  });

  it('sees less likeness between two voices than within one', () => {
    const two = divideVoices([
      voice(0, 2, 0.5),
      voice(0, 3, 0.5),
      voice(1, 2, 0.5),
      voice(1, 3, 0.5),
    ]);
    const one = divideVoices([2, 3, 4, 5].map((other) => voice(0, other, 0.5)));

    expect(two.likeness).toBeLessThan(0.3);
    expect(one.likeness).toBeGreaterThan(0.7);
  });

  it('gives the same result every time', () => {
    const utterances = [voice(0, 2, 0.3), voice(1, 3, 0.2), voice(0, 4, 0.4)];

    expect(divideVoices(utterances)).toEqual(divideVoices(utterances));
  });

  it('copes with one utterance and with none', () => {
    expect(divideVoices([voice(0, 1, 0.1)]).scores).toHaveLength(1);
    expect(divideVoices([]).scores).toEqual([]);
  });
});
