import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WavFile } from '../audio/wav-file';

/** Has audio written to a file that is there only as long: first it is filled, then it is used. */
export async function withWavFile<T>(
  channels: number,
  fill: (wav: WavFile) => Promise<T>,
  use: (file: string) => Promise<void>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'callscribe-live-'));
  try {
    const wav = await WavFile.create(join(folder, 'audio.wav'), channels);
    let filled: T;
    try {
      filled = await fill(wav);
    } finally {
      await wav.close();
    }
    await use(wav.path);
    return filled;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
