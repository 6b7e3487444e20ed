import { alignInTime } from '../../../compare/align/align-in-time';
import type { TimedWord } from '../../../compare/align/timed-words';
import { editDistance } from '../../../evaluate/compare/edit-distance';
import { seededRandom } from '../../support/evaluate/seeded-random';

/** A word a second, from a start. */
const say = (text: string, fromMs = 0): TimedWord[] =>
  text.split(' ').map((word, index) => ({
    word,
    startMs: fromMs + index * 1000,
    endMs: fromMs + index * 1000 + 800,
  }));

const differencesOf = (one: readonly TimedWord[], other: readonly TimedWord[]): number => {
  const aligned = alignInTime(one, other);
  const both = [...aligned].filter((place) => place >= 0);
  const wrong = [...aligned].filter(
    (place, index) => place >= 0 && other[place]?.word !== one[index]?.word,
  );
  return wrong.length + (one.length - both.length) + (other.length - both.length);
};

describe('alignInTime', () => {
  it('finds counterparts, equal or substituted, and leaves out what is missing', () => {
    const aligned = alignInTime(say('the card is blocked now'), say('the cart is now'));

    expect([...aligned]).toEqual([0, 1, 2, -1, 3]);
  });

  it('takes the nearer of two equal words', () => {
    const once: TimedWord[] = [{ word: 'yes', startMs: 4000, endMs: 4500 }];
    const twice = [...say('yes', 0), ...say('yes', 3900)];

    expect([...alignInTime(once, twice)]).toEqual([1]);
  });

  it('never takes a word for one that was said half a minute later', () => {
    expect([...alignInTime(say('hello'), say('hello', 30_000))]).toEqual([-1]);
  });

  it('finds its way through what only one of them heard in a long silence', () => {
    const one = [...say('good morning'), ...say('good bye', 120_000)];
    const other = [...say('good morning'), ...say('la la la', 60_000), ...say('good bye', 120_000)];

    expect([...alignInTime(one, other)]).toEqual([0, 1, 5, 6]);
    expect([...alignInTime(other, one)]).toEqual([0, 1, -1, -1, -1, 2, 3]);
  });

  it('passes what stands before the first word', () => {
    expect([...alignInTime(say('now', 2000), say('well it is now', -1000))]).toEqual([3]);
  });

  it('aligns nothing with nothing, and with something', () => {
    expect([...alignInTime([], [])]).toEqual([]);
    expect([...alignInTime([], say('hello there'))]).toEqual([]);
    expect([...alignInTime(say('hello there'), [])]).toEqual([-1, -1]);
  });

  it('is as good as the best alignment where times leave it the choice, and only rises', () => {
    const random = seededRandom(11);
    const text = () =>
      Array.from({ length: Math.floor(random() * 9) }, (_, index) => ({
        word: 'abc'[Math.floor(random() * 3)] ?? '',
        startMs: index,
        endMs: index + 1,
      }));
    const cases = Array.from({ length: 300 }, () => [text(), text()] as const);

    const wrong = cases.filter(([one, other]) => {
      const places = [...alignInTime(one, other)].filter((place) => place >= 0);
      const rises = places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
      const least = editDistance(
        one.map(({ word }) => word),
        other.map(({ word }) => word),
      );
      return !rises || differencesOf(one, other) !== least;
    });

    expect(wrong).toEqual([]);
  });
});
