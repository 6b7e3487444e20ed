import { bestMapping } from '../../../evaluate/compare/best-mapping';
import { compareWords, type SpokenWord } from '../../../evaluate/compare/compare-words';
import { seededRandom } from '../../support/evaluate/seeded-random';

/** The greatest sum over all ways to pair rows with different columns. */
function greatest(values: readonly (readonly number[])[], used: readonly number[] = []): number {
  const [row, ...rest] = values;
  if (!row) return 0;
  const without = greatest(rest, used);
  return row.reduce(
    (most, value, column) =>
      used.includes(column) ? most : Math.max(most, value + greatest(rest, [...used, column])),
    without,
  );
}

describe('bestMapping', () => {
  it('is as good as the best of all pairings, whatever the shape', () => {
    const random = seededRandom(3);
    const tables = Array.from({ length: 200 }, () => {
      const columns = 1 + Math.floor(random() * 5);
      return Array.from({ length: 1 + Math.floor(random() * 5) }, () =>
        Array.from({ length: columns }, () => Math.floor(random() * 9)),
      );
    });

    const wrong = tables.filter((values) => {
      const mapping = bestMapping(values);
      const used = mapping.filter((column) => column >= 0);
      const sum = mapping.reduce((all, column, row) => all + (values[row]?.[column] ?? 0), 0);
      return new Set(used).size !== used.length || sum !== greatest(values);
    });

    expect(wrong).toEqual([]);
  });

  it('pairs nothing with nothing', () => {
    expect(bestMapping([])).toEqual([]);
  });
});

const say = (speaker: string | undefined, text: string): SpokenWord[] =>
  text.split(' ').map((word) => ({ word, ...(speaker !== undefined && { speaker }) }));

describe('compareWords', () => {
  it('counts each kind of error, and characters without spaces', () => {
    const counts = compareWords(
      say(undefined, 'the card is blocked now'),
      say('x', 'well the cart is now'),
    );

    expect(counts).toMatchObject({
      words: 5,
      substitutions: 1,
      deletions: 1,
      insertions: 1,
      characters: 19,
      attributable: 0,
    });
    expect(counts.characterErrors).toBe(12); // + well, d → t, − blocked
  });

  it('gives words to speakers under the names that fit best', () => {
    const said = [...say('agent', 'a b c d'), ...say('customer', 'e f g h')];
    const recognized = [...say('2', 'a b c'), ...say('1', 'd e f g h')];

    expect(compareWords(said, recognized)).toMatchObject({ attributable: 8, attributed: 7 });
  });

  it('judges speakers by rightly recognized words alone', () => {
    const said = [...say('agent', 'a b'), ...say('customer', 'c d')];
    const recognized = [...say('1', 'a x'), ...say('2', 'c d')];

    expect(compareWords(said, recognized)).toMatchObject({ attributable: 3, attributed: 3 });
  });

  it('gives one voice to one speaker only', () => {
    const said = [...say('agent', 'a b c'), ...say('customer', 'd')];

    expect(compareWords(said, say('1', 'a b c d'))).toMatchObject({
      attributable: 4,
      attributed: 3,
    });
  });

  it('takes what was recognized in silence for added', () => {
    expect(compareWords([], say('1', 'a b'))).toMatchObject({
      words: 0,
      insertions: 2,
      deletions: 0,
    });
  });
});
