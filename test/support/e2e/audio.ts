import { wavHeader } from '../../../bench/wav-file';

export { wavHeader };

const SAMPLE_RATE = 8000;

/** A WAV file (PCM 16 bit, 8 kHz) with a tone: enough for whoever looks at headers. */
export function wav(seconds = 1, channels = 1): Buffer {
  const frames = Math.round(seconds * SAMPLE_RATE);
  const data = Buffer.alloc(frames * channels * 2);
  for (let frame = 0; frame < frames; frame += 1) {
    const sample = Math.round(8000 * Math.sin((2 * Math.PI * 440 * frame) / SAMPLE_RATE));
    for (let channel = 0; channel < channels; channel += 1) {
      data.writeInt16LE(sample, (frame * channels + channel) * 2);
    }
  }
  return Buffer.concat([wavHeader(data.length, channels), data]);
}
