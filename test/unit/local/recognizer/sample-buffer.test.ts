import { SampleBuffer } from '../../../../local/recognizer/audio/sample-buffer';

/** Samples whose value is their position. */
const samples = (from: number, count: number) =>
  Float32Array.from({ length: count }, (_, i) => from + i);

describe('SampleBuffer', () => {
  it('addresses samples by their position in the recording while it forgets the past', () => {
    const buffer = new SampleBuffer();
    const block = 16_000;
    for (let at = 0; at < 100 * block; at += block) {
      buffer.append(samples(at, block));
      buffer.forgetBefore(at - 5_000);
    }

    expect(buffer.end).toBe(100 * block);
    expect(buffer.start).toBeGreaterThan(80 * block);
    expect([...buffer.copy(99 * block, 99 * block + 3)]).toEqual([...samples(99 * block, 3)]);
  });

  it('keeps everything until it is told to forget', () => {
    const buffer = new SampleBuffer();
    buffer.append(samples(0, 400_000));
    buffer.append(samples(400_000, 400_000));

    expect(buffer.start).toBe(0);
    expect([...buffer.view(399_999, 400_001)]).toEqual([399_999, 400_000]);
  });
});
