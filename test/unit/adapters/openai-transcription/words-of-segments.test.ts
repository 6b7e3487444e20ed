import {
  isToldBySegments,
  wordsOfSegments,
} from '../../../../shared/adapters/openai-transcription/words-of-segments';

const word = (text: string, start: number, end: number) => ({ word: text, start, end });
const segment = (start: number, end: number, more: object = {}) => ({
  ...{ start, end, text: '' },
  ...more,
});

const textsOf = (shared: readonly (readonly { word: string }[])[]) =>
  shared.map((words) => words.map(({ word: text }) => text));

describe('the words of segments', () => {
  it('are shared out by their middle, each once, in their order', () => {
    const words = [word('a', 0, 1), word('b', 0.9, 2.2), word('c', 1.9, 3)];
    const shared = wordsOfSegments([segment(0, 1.5), segment(1.5, 2), segment(2, 3)], words);
    expect(textsOf(shared)).toEqual([['a'], ['b'], ['c']]);
  });

  it('end with the last segment, even those that lie beyond it', () => {
    const words = [word('a', 0, 1), word('b', 8, 9)];
    expect(textsOf(wordsOfSegments([segment(0, 1), segment(1, 2)], words))).toEqual([['a'], ['b']]);
  });

  it('are those that a server has in them', () => {
    const segments = [segment(0, 1, { words: [word('x', 0, 1)] }), segment(1, 2, { words: null })];
    expect(textsOf(wordsOfSegments(segments, [word('y', 0, 1)]))).toEqual([['x'], []]);
  });

  it('tell of the list of all words only what is the same there', () => {
    const segments = [segment(0, 1, { words: [word('x', 0, 1)] })];
    const told = (words: ReturnType<typeof word>[]) =>
      isToldBySegments({ text: '', segments, words });
    expect(told([word('x', 0, 1)])).toBe(true);
    expect(told([word('y', 0, 1)])).toBe(false);
    expect(told([])).toBe(false);
    expect(isToldBySegments({ text: '', segments })).toBe(true);
  });
});
