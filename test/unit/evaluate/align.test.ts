import { align, MISSING } from '../../../evaluate/compare/align';
import { editDistance } from '../../../evaluate/compare/edit-distance';
import { seededRandom } from '../../support/evaluate/seeded-random';

/** The textbook's table: slow, and plainly right. */
function tableDistance(one: readonly string[], other: readonly string[]): number {
  const rows = one.map(() => other.map(() => 0));
  const at = (row: number, column: number): number =>
    row < 0 ? column + 1 : column < 0 ? row + 1 : (rows[row]?.[column] ?? 0);
  one.forEach((item, row) => {
    other.forEach((counterpart, column) => {
      rows[row]![column] = Math.min(
        at(row - 1, column - 1) + (item === counterpart ? 0 : 1),
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
      );
    });
  });
  return at(one.length - 1, other.length - 1);
}

/** What an alignment costs; it throws where it goes back or out of bounds. */
function costOf(reference: readonly string[], recognized: readonly string[]): number {
  let last = -1;
  let [matched, errors] = [0, 0];
  align(reference, recognized).forEach((place, index) => {
    if (place === MISSING) {
      errors += 1;
      return;
    }
    if (place <= last || place >= recognized.length)
      throw new Error(`Place ${place} is out of order.`);
    last = place;
    matched += 1;
    if (recognized[place] !== reference[index]) errors += 1;
  });
  return errors + recognized.length - matched;
}

const random = seededRandom(7);
const words = (most: number, alphabet: number) =>
  Array.from({ length: Math.floor(random() * (most + 1)) }, () =>
    String.fromCharCode(97 + Math.floor(random() * alphabet)),
  );

const SMALL = Array.from({ length: 600 }, (_, round) => {
  const alphabet = 2 + (round % 4);
  return [words(12, alphabet), words(12, alphabet)] as const;
});

describe('editDistance', () => {
  it('is that of the whole table for 600 random texts', () => {
    const wrong = SMALL.filter(
      ([one, other]) => editDistance(one, other) !== tableDistance(one, other),
    );

    expect(wrong).toEqual([]);
  });

  it('is the length of the other where one is empty', () => {
    expect([editDistance([], ['a', 'b']), editDistance(['a'], []), editDistance([], [])]).toEqual([
      2, 1, 0,
    ]);
  });
});

describe('align', () => {
  it('costs as little as possible for 600 random texts', () => {
    const wrong = SMALL.filter(([one, other]) => costOf(one, other) !== tableDistance(one, other));

    expect(wrong).toEqual([]);
  });

  it('finds the counterparts around what is missing and added', () => {
    const said = 'the card is blocked now'.split(' ');
    const recognized = 'well the cart is now'.split(' ');

    expect([...align(said, recognized)]).toEqual([1, 2, 3, MISSING, 4]);
  });

  it('aligns 45,000 words with a tenth of errors in bounded memory', () => {
    const said = Array.from({ length: 45_000 }, () => `w${Math.floor(random() * 3000)}`);
    const recognized = said.flatMap((word) => {
      const dice = random();
      if (dice < 0.03) return [];
      if (dice < 0.06) return [word, 'added'];
      return dice < 0.1 ? ['changed'] : [word];
    });
    const before = process.memoryUsage().arrayBuffers;

    const cost = costOf(said, recognized);

    expect(cost).toBe(editDistance(said, recognized));
    expect(cost).toBeGreaterThan(4000);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100e6);
  });
});
