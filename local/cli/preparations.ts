import { statfsSync, mkdirSync } from 'node:fs';
import { freemem } from 'node:os';
import { LIVE_MODELS } from '../live/recognizing-live-engine';
import { ensureModels } from '../models/ensure-models';

/** Whisper base and the servers take 1.7 GB at the most (docs/local.md). */
const MEMORY_BYTES = 2 * 1024 ** 3;
const DISK_BYTES = 512 * 1024 ** 2;

/** Something about this machine that has to change first; the message is one line. */
export class PreflightError extends Error {
  override readonly name = 'PreflightError';
}

/**
 * Looks at memory and disk before anything is started.
 *
 * @throws PreflightError saying what is short and by how much
 */
export function preflight(dataDirectory: string): void {
  const free = freemem();
  if (free < MEMORY_BYTES) {
    throw new PreflightError(
      `Only ${gigabytes(free)} GB of memory are free; the speech recognizer and its servers need ${gigabytes(MEMORY_BYTES)} GB. Close something and start again.`,
    );
  }
  mkdirSync(dataDirectory, { recursive: true });
  const disk = statfsSync(dataDirectory);
  const left = disk.bavail * disk.bsize;
  if (left < DISK_BYTES) {
    throw new PreflightError(
      `Only ${gigabytes(left)} GB are free on the disk of ${dataDirectory}; ${gigabytes(DISK_BYTES)} GB are needed. Free some space, or keep the data elsewhere with --data DIR.`,
    );
  }
}

function gigabytes(bytes: number): string {
  return (bytes / 1024 ** 3).toFixed(1);
}

/** Makes sure that the models of both recognizers are in the cache, and tells how far fetching them is. */
export async function fetchModels(say: (line: string) => void): Promise<void> {
  let told = '';
  await ensureModels([...LIVE_MODELS], {
    onProgress: ({ model, bytes, totalBytes }) => {
      const quarter = Math.floor((bytes / totalBytes) * 4) * 25;
      const line = `fetching ${model} (${Math.ceil(totalBytes / 1e6)} MB): ${quarter} %`;
      if (line !== told) say(line);
      told = line;
    },
  });
}
