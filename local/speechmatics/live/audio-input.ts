import { RawAudio } from '../../live/audio/raw-audio';
import { WaveAudio, WaveError } from '../../live/audio/wave-audio';
import { decodeContainer } from './decode-container';
import { Refusal } from './refusal';
import type { SessionConfig } from './start-recognition';

/** Containers other than WAV can't be decoded before their end is there; no more than this is kept. */
const MOST_CONTAINER_BYTES = 64 * 1024 ** 2;

/** Brings the audio of one channel, of any format that the protocol knows, to 16 kHz, one channel. */
export class AudioInput {
  readonly #raw: RawAudio | undefined;
  #wave: WaveAudio | undefined;
  #container: Buffer[] = [];
  #containerBytes = 0;
  #isContainer = false;

  constructor(format: SessionConfig['format']) {
    if (format !== 'file') this.#raw = new RawAudio(format);
  }

  /** @returns samples as far as there are any @throws Refusal `invalid_audio_type` */
  take(bytes: Buffer): Buffer {
    if (this.#raw) return mixed(this.#raw.take(bytes));
    if (!this.#wave && !this.#isContainer) {
      if (bytes.toString('latin1', 0, 4) === 'RIFF') this.#wave = new WaveAudio();
      else this.#isContainer = true;
    }
    if (!this.#wave) return this.#keep(bytes);
    try {
      return mixed(this.#wave.take(bytes));
    } catch (error) {
      if (error instanceof WaveError) throw new Refusal('invalid_audio_type', error.message);
      throw error;
    }
  }

  /** What could not be decoded before the end. @throws Refusal `invalid_audio_type` */
  async *rest(): AsyncGenerator<Buffer> {
    if (this.#containerBytes > 0) yield* decodeContainer(Buffer.concat(this.#container));
  }

  #keep(bytes: Buffer): Buffer {
    this.#containerBytes += bytes.length;
    if (this.#containerBytes > MOST_CONTAINER_BYTES) {
      throw new Refusal(
        'invalid_audio_type',
        'The file is too large: send it as raw audio or WAV.',
      );
    }
    this.#container.push(bytes);
    return Buffer.alloc(0);
  }
}

/** The mean of all channels. */
function mixed(channels: readonly Buffer[]): Buffer {
  const [first = Buffer.alloc(0)] = channels;
  if (channels.length < 2) return first;
  const result = Buffer.alloc(first.length);
  for (let at = 0; at + 1 < first.length; at += 2) {
    const sum = channels.reduce((total, channel) => total + channel.readInt16LE(at), 0);
    result.writeInt16LE(Math.round(sum / channels.length), at);
  }
  return result;
}
