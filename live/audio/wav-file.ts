import { open, type FileHandle } from 'node:fs/promises';
import { SAMPLE_RATE } from './decode-file';

const HEADER_BYTES = 44;
const SAMPLE_BYTES = 2;
/** Lengths in a header have 32 bits; the audio of a longer file is still there. */
const MOST_BYTES = 2 ** 32 - 1;

/** A WAV file (PCM, 16 bit, 16 kHz) that is written while the audio comes. */
export class WavFile {
  private dataBytes = 0;

  private constructor(
    readonly path: string,
    private readonly channels: number,
    private readonly file: FileHandle,
  ) {}

  static async create(path: string, channels: number): Promise<WavFile> {
    const wav = new WavFile(path, channels, await open(path, 'w', 0o600));
    await wav.file.write(wav.header());
    return wav;
  }

  async append(pcm: Uint8Array): Promise<void> {
    await this.file.write(pcm);
    this.dataBytes += pcm.length;
  }

  /** Completes the header. */
  async close(): Promise<void> {
    await this.file.write(this.header(), 0, HEADER_BYTES, 0);
    await this.file.close();
  }

  private header(): Buffer {
    const frameBytes = SAMPLE_BYTES * this.channels;
    const header = Buffer.alloc(HEADER_BYTES);
    header.write('RIFF', 0, 'latin1');
    header.writeUInt32LE(Math.min(MOST_BYTES, HEADER_BYTES - 8 + this.dataBytes), 4);
    header.write('WAVEfmt ', 8, 'latin1');
    header.writeUInt32LE(16, 16);
    header.writeUInt16LE(1, 20); // PCM
    header.writeUInt16LE(this.channels, 22);
    header.writeUInt32LE(SAMPLE_RATE, 24);
    header.writeUInt32LE(SAMPLE_RATE * frameBytes, 28);
    header.writeUInt16LE(frameBytes, 32);
    header.writeUInt16LE(SAMPLE_BYTES * 8, 34);
    header.write('data', 36, 'latin1');
    header.writeUInt32LE(Math.min(MOST_BYTES - HEADER_BYTES, this.dataBytes), 40);
    return header;
  }
}
