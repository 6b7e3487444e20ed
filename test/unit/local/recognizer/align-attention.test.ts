import { alignTokens } from '../../../../local/recognizer/whisper/align-attention';

/** Attention of one head that rests on frames `from` to `to`. */
const resting = (from: number, to: number, frames: number) =>
  Float32Array.from({ length: frames }, (_, i) => (i >= from && i < to ? 0.1 : 0.001));

describe('alignTokens', () => {
  it('starts every token where its attention starts', () => {
    const attention = [
      [resting(0, 20, 120)],
      [resting(20, 50, 120)],
      [resting(50, 80, 120)],
      [resting(80, 120, 120)],
    ];

    const starts = alignTokens(attention, 120);

    expect(starts).toHaveLength(4);
    [0, 20, 50, 80].forEach((expected, token) => {
      expect(Math.abs((starts[token] ?? 0) - expected)).toBeLessThanOrEqual(3);
    });
  });

  it('never goes back in time, even when attention does', () => {
    const attention = [[resting(0, 20, 90)], [resting(60, 90, 90)], [resting(20, 60, 90)]];

    const starts = alignTokens(attention, 90);

    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  it('averages the heads', () => {
    const noise = new Float32Array(60).fill(0.02);
    const attention = [
      [noise, resting(0, 30, 60)],
      [noise, resting(30, 60, 60)],
    ];

    const [first, second] = alignTokens(attention, 60);

    expect(first).toBe(0);
    expect(Math.abs((second ?? 0) - 30)).toBeLessThanOrEqual(3);
  });

  it('looks only at frames that hold audio', () => {
    const attention = [[resting(0, 10, 1500)], [resting(10, 1500, 1500)]];

    const starts = alignTokens(attention, 20);

    expect(Math.max(...starts)).toBeLessThan(20);
  });

  it('copes with more tokens than frames', () => {
    const attention = Array.from({ length: 10 }, () => [resting(0, 4, 4)]);

    expect(alignTokens(attention, 4).every((start) => start >= 0 && start < 4)).toBe(true);
  });
});
