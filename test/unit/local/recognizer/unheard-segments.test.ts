import type { PlacedWord } from '../../../../local/recognizer/words/place-words';
import { unheardSegments } from '../../../../local/recognizer/words/unheard-segments';
import { chunkOf, segment } from './chunks';

const RATE = 16_000;

const heard = (piece: number, startSeconds: number): PlacedWord => ({
  text: 'word',
  spaceBefore: true,
  start: startSeconds * RATE,
  end: (startSeconds + 0.3) * RATE,
  confidence: 1,
  piece,
});

describe('unheardSegments', () => {
  it('finds nothing when every segment has words up to its end', () => {
    const { pieces } = chunkOf(segment(0, 2), segment(3, 5));

    expect(unheardSegments(pieces, [heard(0, 1.5), heard(1, 4.5)])).toEqual([]);
  });

  it('gives back a segment that was skipped', () => {
    const skipped = segment(3, 5);
    const { pieces } = chunkOf(segment(0, 2), skipped, segment(6, 8));

    expect(unheardSegments(pieces, [heard(0, 1.5), heard(2, 7)])).toEqual([skipped]);
  });

  it('does not bother with a breath', () => {
    const { pieces } = chunkOf(segment(0, 0.4));

    expect(unheardSegments(pieces, [])).toEqual([]);
  });

  it('gives back the rest of a segment that the model left early', () => {
    const { pieces } = chunkOf(segment(0, 20));

    const [rest, ...others] = unheardSegments(pieces, [heard(0, 5)]);

    expect(others).toEqual([]);
    expect(rest?.start).toBe(6.2 * RATE);
    expect(rest?.audio.length).toBe((20 - 6.2) * RATE);
    expect(rest?.speech.end).toBe(20 * RATE);
    expect(rest?.speech.voiced.length).toBe(Math.ceil(((20 - 6.2) * RATE) / 512));
  });
});
