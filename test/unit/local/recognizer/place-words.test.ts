import { placeWords } from '../../../../local/recognizer/words/place-words';
import { voicedPart } from '../../../../local/recognizer/words/voiced-part';
import { chunkOf, segment } from './chunks';

const RATE = 16_000;

const word = (text: string, start: number, end: number) => ({
  text,
  spaceBefore: true,
  start,
  end,
  confidence: 0.9,
});

const times = (words: readonly { start: number; end: number }[]) =>
  words.map(({ start, end }) => [start / RATE, end / RATE]);

describe('placeWords', () => {
  // In the chunk: 0–2 s, a pause of 0.5 s, 2.5–4.5 s.
  const chunk = chunkOf(segment(10, 12), segment(60, 62));

  it('brings words back to their place in the recording', () => {
    const placed = placeWords([word('one', 0.5, 1), word('two', 3, 3.5)], chunk);

    expect(times(placed)).toEqual([
      [10.5, 11],
      [60.5, 61],
    ]);
    expect(placed.map(({ piece }) => piece)).toEqual([0, 1]);
  });

  it('ends a word with its speech when the model lets it reach through the pause', () => {
    const [first] = placeWords([word('one', 1, 2.6)], chunk);

    expect(times(first ? [first] : [])).toEqual([[11, 12.1]]);
  });

  it('starts a word with its speech when the model starts it in the pause', () => {
    const [first] = placeWords([word('two', 2.1, 3.2)], chunk);

    expect(times(first ? [first] : [])).toEqual([[59.9, 60.7]]);
  });

  it('keeps starts rising when words are crowded at the end', () => {
    const crowd = ['a', 'b', 'c'].map((text) => word(text, 4.5, 4.5));

    const starts = placeWords(crowd, chunk).map(({ start }) => start);

    expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
  });
});

describe('voicedPart', () => {
  const speech = {
    start: 0,
    end: 10 * 512,
    voiced: [true, true, true, true, false, false, false, false, true, true],
  };

  it('cuts a pause off the end of a word', () => {
    expect(voicedPart(speech, 512, 8 * 512)).toEqual({ start: 512, end: 4 * 512 });
  });

  it('cuts a pause off the start of a word', () => {
    expect(voicedPart(speech, 4 * 512, 10 * 512)).toEqual({ start: 8 * 512, end: 10 * 512 });
  });

  it('leaves a short silence to the word', () => {
    expect(voicedPart(speech, 512, 6 * 512)).toEqual({ start: 512, end: 6 * 512 });
  });

  it('leaves a word alone that has no voice at all', () => {
    expect(voicedPart(speech, 5 * 512, 7 * 512)).toEqual({ start: 5 * 512, end: 7 * 512 });
  });
});
