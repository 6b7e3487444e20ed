import { RawAudio, type RawFormat } from './raw-audio';
import type { SampleEncoding } from './sample-format';

/** The audio is no WAV file, or one of a kind that is not read here. */
export class WaveError extends Error {
  override readonly name = 'WaveError';
}

/** More than this before the samples is no WAV file. */
const MOST_HEADER_BYTES = 64 * 1024;

/** Format tags of the WAVE format (RFC 2361), with the bits of a sample. */
const ENCODINGS: Readonly<Record<string, SampleEncoding>> = {
  '1/16': 'pcm_s16le',
  '3/32': 'pcm_f32le',
  '6/8': 'alaw',
  '7/8': 'mulaw',
};

/** A WAV file that comes piece by piece; its lengths are not believed: a stream does not know them. */
export class WaveAudio {
  #header: Buffer | undefined = Buffer.alloc(0);
  #audio: RawAudio | undefined;
  #format: RawFormat | undefined;

  /** Known as soon as the header has come. */
  get format(): RawFormat | undefined {
    return this.#format;
  }

  /**
   * @returns 16-bit samples at 16 kHz of each channel; none before the header is complete
   * @throws WaveError
   */
  take(bytes: Buffer): Buffer[] {
    if (this.#audio) return this.#audio.take(bytes);
    this.#header = Buffer.concat([this.#header ?? Buffer.alloc(0), bytes]);
    const found = readHeader(this.#header);
    if (!found) return [];
    this.#format = found.format;
    this.#audio = new RawAudio(found.format);
    const samples = this.#header.subarray(found.samplesAt);
    this.#header = undefined;
    return this.#audio.take(samples);
  }
}

function readHeader(bytes: Buffer): { format: RawFormat; samplesAt: number } | undefined {
  if (bytes.length < 12) return undefined;
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') {
    throw new WaveError('The audio does not begin with a RIFF header of a WAV file.');
  }
  let format: RawFormat | undefined;
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    if (name === 'data') {
      if (!format)
        throw new WaveError('The WAV header does not say the format before the samples.');
      return { format, samplesAt: at + 8 };
    }
    if (name === 'fmt ' && at + 24 <= bytes.length) format = readFormat(bytes, at + 8, length);
    at += 8 + length + (length % 2);
  }
  if (bytes.length > MOST_HEADER_BYTES) throw new WaveError('The WAV header has no end.');
  return undefined;
}

function readFormat(bytes: Buffer, at: number, length: number): RawFormat {
  const EXTENSIBLE = 0xfffe;
  const tag = bytes.readUInt16LE(at);
  const kind = tag === EXTENSIBLE && length >= 26 ? bytes.readUInt16LE(at + 24) : tag;
  const encoding = ENCODINGS[`${String(kind)}/${String(bytes.readUInt16LE(at + 14))}`];
  const channels = bytes.readUInt16LE(at + 2);
  const rate = bytes.readUInt32LE(at + 4);
  if (!encoding || channels < 1 || rate < 4_000 || rate > 192_000) {
    throw new WaveError(
      `WAV audio of format ${String(kind)} with ${String(channels)} channels at ${String(rate)} Hz is not supported.`,
    );
  }
  return { encoding, channels, rate };
}
