/** Taps of the low-pass before every second sample is dropped. */
const TAPS = 63;
/** Highest frequency that is kept, as a fraction of the rate of 16 kHz: 3.8 kHz. */
const CUTOFF = 3_800 / 16_000;

const FILTER = lowPass();

/** 16 kHz → 8 kHz, the rate that the speaker model was trained on. */
export function toTelephoneRate(audio: Float32Array): Float32Array {
  const half = TAPS >> 1;
  const result = new Float32Array(audio.length >> 1);
  for (let i = 0; i < result.length; i++) {
    let sum = 0;
    for (let tap = 0; tap < TAPS; tap++) {
      sum += (FILTER[tap] ?? 0) * (audio[2 * i + tap - half] ?? 0);
    }
    result[i] = sum;
  }
  return result;
}

/** A windowed sinc with a gain of 1. */
function lowPass(): Float32Array {
  const center = (TAPS - 1) / 2;
  const taps = Float32Array.from({ length: TAPS }, (_, i) => {
    const t = i - center;
    const sinc = t === 0 ? 2 * CUTOFF : Math.sin(2 * Math.PI * CUTOFF * t) / (Math.PI * t);
    return sinc * (0.54 - 0.46 * Math.cos((2 * Math.PI * i) / (TAPS - 1)));
  });
  const gain = taps.reduce((a, b) => a + b, 0);
  return taps.map((tap) => tap / gain);
}
