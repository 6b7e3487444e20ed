import type { Frames } from './layer';
import { FFT_SIZE, powerSpectrum } from './power-spectrum';

/**
 * Mel-frequency cepstra as Kaldi computes them with the speaker model's mfcc.conf: 8 kHz, 23 mel
 * bands from 20 to 3700 Hz, 23 coefficients, the first replaced by the energy. Kaldi adds random
 * dither; here a floor does its work, so that the same audio always gives the same numbers.
 */
const RATE = 8_000;
const WINDOW = 200; // 25 ms
export const FRAME_SHIFT = 80; // 10 ms
const COEFFICIENTS = 23;
/** The mean over this many frames (3 s) is taken off, which removes the sound of the line. */
const MEAN_OVER = 300;
/** About the power of one bit of dither. */
const FLOOR = 8;

const POVEY_WINDOW = Float32Array.from({ length: WINDOW }, (_, i) =>
  Math.pow(0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (WINDOW - 1)), 0.85),
);
const MEL_BANDS = melBands();
const COSINES = liftedCosines();

/** @param audio 8 kHz, -1 to 1 @returns a vector of 23 numbers every 10 ms */
export function mfcc(audio: Float32Array): Frames {
  const count = Math.floor((audio.length + FRAME_SHIFT / 2) / FRAME_SHIFT);
  const values = new Float32Array(count * COEFFICIENTS);
  for (let frame = 0; frame < count; frame++) {
    values.set(cepstrum(windowAt(audio, frame)), frame * COEFFICIENTS);
  }
  return withoutSlidingMean({ count, size: COEFFICIENTS, values });
}

/** Samples around the middle of a frame in 16-bit scale, mean removed; mirrored at the ends. */
function windowAt(audio: Float32Array, frame: number): Float32Array {
  const first = frame * FRAME_SHIFT + FRAME_SHIFT / 2 - WINDOW / 2;
  const window = Float32Array.from({ length: WINDOW }, (_, i) => {
    let at = first + i;
    if (at < 0) at = -at - 1;
    if (at >= audio.length) at = 2 * audio.length - 1 - at;
    return (audio[at] ?? 0) * 32_768;
  });
  const mean = window.reduce((a, b) => a + b, 0) / WINDOW;
  return window.map((sample) => sample - mean);
}

function cepstrum(window: Float32Array): Float32Array {
  const energy = window.reduce((sum, sample) => sum + sample * sample, 0);
  const emphasized = window.map(
    (sample, i) => (sample - 0.97 * (window[Math.max(0, i - 1)] ?? 0)) * (POVEY_WINDOW[i] ?? 0),
  );
  const spectrum = powerSpectrum(emphasized);
  const logs = MEL_BANDS.map((band) => {
    let sum = 0;
    band.weights.forEach((weight, i) => (sum += weight * (spectrum[band.first + i] ?? 0)));
    return Math.log(Math.max(sum, FLOOR));
  });
  const result = Float32Array.from(COSINES, (row) =>
    row.reduce((sum, cosine, i) => sum + cosine * (logs[i] ?? 0), 0),
  );
  result[0] = Math.log(Math.max(energy, FLOOR));
  return result;
}

interface MelBand {
  /** First bin of the spectrum, and the weight of it and the following ones. */
  readonly first: number;
  readonly weights: readonly number[];
}

function melBands(): MelBand[] {
  const mel = (hertz: number) => 1127 * Math.log(1 + hertz / 700);
  const low = mel(20);
  const width = (mel(3_700) - low) / (COEFFICIENTS + 1);
  return Array.from({ length: COEFFICIENTS }, (_, band) => {
    const center = low + (band + 1) * width;
    const weights = Array.from(
      { length: FFT_SIZE / 2 },
      (_, bin) => 1 - Math.abs(mel((bin * RATE) / FFT_SIZE) - center) / width,
    );
    const first = weights.findIndex((weight) => weight > 0);
    return { first, weights: weights.slice(first).filter((weight) => weight > 0) };
  });
}

/** The discrete cosine transform, with the weights ("lifter" 22) that even out its coefficients. */
function liftedCosines(): number[][] {
  return Array.from({ length: COEFFICIENTS }, (_, k) => {
    const lifter = 1 + 11 * Math.sin((Math.PI * k) / 22);
    const scale = Math.sqrt((k === 0 ? 1 : 2) / COEFFICIENTS) * lifter;
    return Array.from(
      { length: COEFFICIENTS },
      (_, n) => scale * Math.cos((Math.PI / COEFFICIENTS) * (n + 0.5) * k),
    );
  });
}

function withoutSlidingMean({ count, size, values }: Frames): Frames {
  const sums = new Float64Array((count + 1) * size);
  values.forEach((value, i) => (sums[i + size] = (sums[i] ?? 0) + value));
  const result = values.map((value, i) => {
    const frame = Math.floor(i / size);
    const from = Math.max(0, Math.min(frame - MEAN_OVER / 2, count - MEAN_OVER));
    const to = Math.min(count, from + MEAN_OVER);
    const k = i % size;
    return value - ((sums[to * size + k] ?? 0) - (sums[from * size + k] ?? 0)) / (to - from);
  });
  return { count, size, values: result };
}
