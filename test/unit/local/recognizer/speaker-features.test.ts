import { applyLayer } from '../../../../local/recognizer/speakers/layer';
import { mfcc } from '../../../../local/recognizer/speakers/mfcc';
import { powerSpectrum } from '../../../../local/recognizer/speakers/power-spectrum';
import { toTelephoneRate } from '../../../../local/recognizer/speakers/telephone-band';

const tone = (hertz: number, rate: number, length: number) =>
  Float32Array.from({ length }, (_, i) => Math.sin((2 * Math.PI * hertz * i) / rate));

const loudness = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);

describe('toTelephoneRate', () => {
  it('halves the samples and keeps what a telephone carries', () => {
    const result = toTelephoneRate(tone(1_000, 16_000, 16_000));

    expect(result).toHaveLength(8_000);
    expect(loudness(result)).toBeCloseTo(Math.SQRT1_2, 1);
  });

  it('removes what would fold back into the band', () => {
    expect(loudness(toTelephoneRate(tone(6_000, 16_000, 16_000)))).toBeLessThan(0.01);
  });
});

describe('powerSpectrum', () => {
  it('has its peak at the frequency of a tone', () => {
    const spectrum = powerSpectrum(tone(20 * 31.25, 8_000, 256));

    expect(spectrum.indexOf(Math.max(...spectrum))).toBe(20);
    expect(spectrum[20]).toBeCloseTo(128 * 128, 0);
  });
});

describe('mfcc', () => {
  it('gives 23 numbers every 10 ms, whose mean is taken off', () => {
    const sweep = tone(300, 8_000, 8_000).map((value, i) => value * (i / 8_000));

    const { count, size, values } = mfcc(sweep);

    expect([count, size]).toEqual([100, 23]);
    const firstColumn = values.filter((_, i) => i % size === 0);
    expect(firstColumn.reduce((a, b) => a + b, 0) / count).toBeCloseTo(0, 2);
  });

  it('stays finite in digital silence', () => {
    expect(mfcc(new Float32Array(4_000)).values.every(Number.isFinite)).toBe(true);
  });
});

describe('applyLayer', () => {
  const layer = {
    weights: { rows: 1, columns: 2, values: Float32Array.of(1, 10) },
    bias: Float32Array.of(100),
  };
  const input = { count: 3, size: 1, values: Float32Array.of(1, 2, 3) };

  it('joins frames with their neighbours, the last one standing in for those beyond the end', () => {
    expect([...applyLayer(layer, input, [0, 1]).values]).toEqual([121, 132, 133]);
  });

  it('looks at every other frame when asked', () => {
    expect([...applyLayer(layer, input, [0, 0], 2).values]).toEqual([111, 133]);
  });

  it('rectifies before it normalizes', () => {
    const normalization = { scale: Float32Array.of(2), offset: Float32Array.of(-1) };
    const negative = { ...layer, bias: Float32Array.of(-30), normalization };

    expect([...applyLayer(negative, input, [0, 0]).values]).toEqual([-1, -1, 5]);
  });
});
