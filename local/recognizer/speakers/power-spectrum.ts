/** Points of the transform; a power of two. */
export const FFT_SIZE = 256;

const COSINE = Float32Array.from({ length: FFT_SIZE }, (_, i) =>
  Math.cos((2 * Math.PI * i) / FFT_SIZE),
);
const SINE = Float32Array.from({ length: FFT_SIZE }, (_, i) =>
  Math.sin((2 * Math.PI * i) / FFT_SIZE),
);
const BITS = Math.log2(FFT_SIZE);
const REVERSED = Uint16Array.from({ length: FFT_SIZE }, (_, i) => {
  let reversed = 0;
  for (let bit = 0; bit < BITS; bit++) reversed |= ((i >> bit) & 1) << (BITS - 1 - bit);
  return reversed;
});

/** Power at the frequencies 0 … rate/2 (129 values) of at most 256 samples, zeros appended. */
export function powerSpectrum(samples: Float32Array): Float32Array {
  const real = new Float32Array(FFT_SIZE);
  const imaginary = new Float32Array(FFT_SIZE);
  samples.forEach((sample, i) => (real[REVERSED[i] ?? 0] = sample));
  for (let size = 2; size <= FFT_SIZE; size *= 2) butterflies(real, imaginary, size);
  return Float32Array.from({ length: FFT_SIZE / 2 + 1 }, (_, i) => {
    const re = real[i] ?? 0;
    const im = imaginary[i] ?? 0;
    return re * re + im * im;
  });
}

/** One stage of the Cooley-Tukey transform. */
function butterflies(real: Float32Array, imaginary: Float32Array, size: number): void {
  const half = size / 2;
  const step = FFT_SIZE / size;
  for (let start = 0; start < FFT_SIZE; start += size) {
    for (let k = 0; k < half; k++) {
      const a = start + k;
      const b = a + half;
      const cosine = COSINE[k * step] ?? 0;
      const sine = -(SINE[k * step] ?? 0);
      const re = (real[b] ?? 0) * cosine - (imaginary[b] ?? 0) * sine;
      const im = (real[b] ?? 0) * sine + (imaginary[b] ?? 0) * cosine;
      real[b] = (real[a] ?? 0) - re;
      imaginary[b] = (imaginary[a] ?? 0) - im;
      real[a] = (real[a] ?? 0) + re;
      imaginary[a] = (imaginary[a] ?? 0) + im;
    }
  }
}
