import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { audioInspector } from '../../shared/adapters/media/inspect-audio';
import type { Comparison } from '../figures/comparison';

/** More of a file is not read to find out how long it is. */
const MOST_BYTES = 512 * 1024 ** 2;

/** Size, length and channels of a recording, as far as its format says. */
export async function fileFacts(file: string): Promise<Comparison['file']> {
  const sizeBytes = statSync(file).size;
  const facts = { name: basename(file), sizeBytes };
  if (sizeBytes > MOST_BYTES) return { ...facts, durationSeconds: null, channels: null };
  const inspection = await audioInspector.inspect(readFileSync(file), sizeBytes);
  const format = inspection.kind === 'audio' ? inspection.format : undefined;
  return {
    ...facts,
    durationSeconds: format?.estimatedSeconds ?? null,
    channels: format?.channels ?? null,
  };
}
