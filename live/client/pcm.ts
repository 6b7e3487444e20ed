/** 16 bit. */
const SAMPLE_BYTES = 2;

/** One channel of interleaved 16-bit samples. */
export function channelOf(pcm: Uint8Array, channel: number, channels: number): Uint8Array {
  const frameBytes = SAMPLE_BYTES * channels;
  const frames = Math.floor(pcm.length / frameBytes);
  const one = new Uint8Array(frames * SAMPLE_BYTES);
  for (let frame = 0; frame < frames; frame += 1) {
    const from = frame * frameBytes + channel * SAMPLE_BYTES;
    one[frame * SAMPLE_BYTES] = pcm[from] ?? 0;
    one[frame * SAMPLE_BYTES + 1] = pcm[from + 1] ?? 0;
  }
  return one;
}

/** Base64 by what browsers have, too. Of some kilobytes: each byte is an argument of one call. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
