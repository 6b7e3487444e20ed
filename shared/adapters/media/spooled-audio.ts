import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../domain/errors';
import type { AudioSource } from '../../ports';

const NO_ROOM =
  'it could not be kept in the temporary folder. Check that there is room for it, or let services fetch recordings themselves (FAST_AUDIO, SPEECHMATICS_AUDIO)';

/**
 * Lets `use` have a recording as a file, for as long as it runs. A form needs to know how long its
 * file is and may read it again; memory would not hold some of 250 MB at once.
 *
 * @throws AppError (later) when the recording could not be read to its end, or the disk is full
 */
export async function withSpooled<T>(
  audio: AudioSource,
  use: (file: Blob) => Promise<T>,
  temporary = tmpdir(),
): Promise<T> {
  const folder = await mkdtemp(join(temporary, 'callscribe-sound-'));
  try {
    return await use(await spooled(audio, join(folder, 'audio')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function spooled(audio: AudioSource, path: string): Promise<Blob> {
  let file: Blob;
  try {
    await pipeline(await audio.open(), createWriteStream(path));
    file = await openAsBlob(path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unread(NO_ROOM, error);
  }
  // Half a recording would become half a transcript, and nobody would know.
  if (file.size === audio.sizeBytes) return file;
  throw unread(`${file.size} bytes of ${audio.sizeBytes} arrived`);
}

function unread(what: string, cause?: unknown): AppError {
  return new AppError('recording_unread', `The recording was not read to its end: ${what}.`, {
    verdict: 'later',
    cause,
  });
}
