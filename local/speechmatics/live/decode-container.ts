import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeAudio } from '../../recognizer/audio/decode-audio';
import { RecognitionError } from '../../speech/engine';
import { Refusal } from './refusal';

/**
 * Decodes a whole audio file, in any container that the recognizer knows.
 *
 * @returns 16-bit samples at 16 kHz, the mean of its channels, about a second at a time
 * @throws Refusal `invalid_audio_type`
 */
export async function* decodeContainer(bytes: Buffer): AsyncGenerator<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'live-audio-'));
  try {
    const file = join(folder, 'audio');
    await writeFile(file, bytes);
    for await (const { channels } of decodeAudio(file)) yield toSamples(channels);
  } catch (error) {
    if (error instanceof RecognitionError) throw new Refusal('invalid_audio_type', error.message);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function toSamples(channels: readonly Float32Array[]): Buffer {
  const length = channels[0]?.length ?? 0;
  const result = Buffer.alloc(2 * length);
  for (let i = 0; i < length; i++) {
    const sum = channels.reduce((total, channel) => total + (channel[i] ?? 0), 0);
    const sample = Math.max(-1, Math.min(1, sum / channels.length));
    result.writeInt16LE(Math.round(sample * 32_767), 2 * i);
  }
  return result;
}
