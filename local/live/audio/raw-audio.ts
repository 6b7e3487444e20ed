import { BYTES_A_SAMPLE, decodeSamples, type SampleEncoding } from './sample-format';

export interface RawFormat {
  readonly encoding: SampleEncoding;
  /** Samples a second. */
  readonly rate: number;
  /** Interleaved. */
  readonly channels: number;
}

const RATE = 16_000;

/** Brings raw audio of any rate, piece by piece, to what the engine takes: 16 kHz, one array a channel. */
export class RawAudio {
  #rest: Buffer = Buffer.alloc(0);
  readonly #resamplers: Resampler[];

  constructor(private readonly format: RawFormat) {
    this.#resamplers = Array.from({ length: format.channels }, () => new Resampler(format.rate));
  }

  /** @param bytes cut anywhere @returns 16-bit samples, little endian, of each channel */
  take(bytes: Buffer): Buffer[] {
    const { encoding, channels } = this.format;
    const all = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes;
    const whole = all.length - (all.length % (BYTES_A_SAMPLE[encoding] * channels));
    this.#rest = all.subarray(whole);
    if (encoding === 'pcm_s16le' && channels === 1 && this.format.rate === RATE) {
      return [all.subarray(0, whole)];
    }
    const samples = decodeSamples(all.subarray(0, whole), encoding);
    return this.#resamplers.map((resampler, channel) => {
      const own = samples.filter((_, i) => i % channels === channel);
      const { buffer, byteLength } = resampler.take(own);
      return Buffer.from(buffer, 0, byteLength);
    });
  }
}

/** Between two samples a straight line: good enough for speech. */
class Resampler {
  readonly #step: number;
  #last = 0;
  /** Where the next sample is taken, in samples of the input; 0 is the last one of the piece before. */
  #at = 1;

  constructor(rate: number) {
    this.#step = rate / RATE;
  }

  take(samples: Int16Array): Int16Array<ArrayBuffer> {
    const sampleAt = (i: number) => (i === 0 ? this.#last : (samples[i - 1] ?? 0));
    const count = Math.max(0, Math.floor((samples.length - this.#at) / this.#step) + 1);
    const result = Int16Array.from({ length: count }, () => {
      const before = Math.floor(this.#at);
      const share = this.#at - before;
      const value =
        share === 0
          ? sampleAt(before)
          : sampleAt(before) * (1 - share) + sampleAt(before + 1) * share;
      this.#at += this.#step;
      return Math.round(value);
    });
    this.#at -= samples.length;
    this.#last = samples.at(-1) ?? this.#last;
    return result;
  }
}
