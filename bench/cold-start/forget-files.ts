import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** GNU dd's way to tell the kernel that a file's pages may go (info coreutils, `nocache`). */
const FORGET = 'for file; do dd if="$file" iflag=nocache of=/dev/null count=0 status=none; done';

/**
 * Takes files out of the file cache of the system, so that they are read from the disk as on an
 * instance that has never seen them. Their folders stay cached: kinder to many files than truth.
 *
 * @returns false where the system has no such tool
 */
export function forget(files: readonly string[]): boolean {
  return spawnSync('sh', ['-c', FORGET, 'sh', ...files], { stdio: 'ignore' }).status === 0;
}

/** With the package.json files that Node reads on its way to them. */
export function withManifests(files: readonly string[]): string[] {
  const manifests = new Set<string>();
  for (const file of files) {
    for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
      const manifest = join(folder, 'package.json');
      if (existsSync(manifest)) manifests.add(manifest);
    }
  }
  return [...files, ...manifests];
}
