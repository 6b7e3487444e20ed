import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModelFile } from './catalog';
import { sha256OfFile } from './verified-file';

const MARKER = 'verified.json';

/** Per file: when it was last changed, in milliseconds, at the time its checksum was right. */
const Marker = z.record(z.string(), z.number());

/**
 * The files of a model that are absent or damaged in `folder`. Looks at sizes only, and reads a
 * file for its checksum when the marker does not say that it was verified in its present state:
 * after the first download, when it was copied from another machine, or when it was touched.
 */
export async function missingFiles(
  folder: string,
  files: readonly ModelFile[],
): Promise<ModelFile[]> {
  const verified = await readMarker(folder);
  const missing: ModelFile[] = [];
  for (const file of files) {
    const path = join(folder, file.path);
    const found = await stat(path).catch(() => undefined);
    if (found?.size !== file.bytes) missing.push(file);
    else if (verified[file.path] !== found.mtimeMs && (await sha256OfFile(path)) !== file.sha256) {
      missing.push(file);
    }
  }
  if (missing.length === 0) await markVerified(folder, files, verified);
  return missing;
}

async function readMarker(folder: string): Promise<Record<string, number>> {
  try {
    return Marker.parse(JSON.parse(await readFile(join(folder, MARKER), 'utf8')));
  } catch {
    return {}; // absent or unreadable: checksums decide
  }
}

async function markVerified(
  folder: string,
  files: readonly ModelFile[],
  before: Record<string, number>,
): Promise<void> {
  const now: Record<string, number> = {};
  for (const { path } of files) now[path] = (await stat(join(folder, path))).mtimeMs;
  if (files.every(({ path }) => before[path] === now[path])) return;
  const temporary = join(folder, `${MARKER}.${process.pid}`);
  // A cache that can be read but not written still serves: its checksums are computed every time.
  await writeFile(temporary, JSON.stringify(now))
    .then(() => rename(temporary, join(folder, MARKER)))
    .catch(() => undefined);
}
