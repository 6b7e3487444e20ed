import { Random } from '../../../support/chaos-stack/random';

const row = (seed: number) => {
  const random = new Random(seed);
  return Array.from({ length: 20 }, () => random.between(1, 6));
};

describe('Random', () => {
  it('gives the same row for the same seed and another for another', () => {
    expect(row(7)).toEqual(row(7));
    expect(row(7)).not.toEqual(row(8));
  });

  it('gives every number of a range', () => {
    const random = new Random(1);
    const seen = new Set(Array.from({ length: 200 }, () => random.between(1, 6)));

    expect([...seen].toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('takes different ones', () => {
    const taken = new Random(3).some(['a', 'b', 'c'], 5);

    expect(taken.toSorted()).toEqual(['a', 'b', 'c']);
  });
});
