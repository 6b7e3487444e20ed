import { statfs } from 'node:fs/promises';

/** Left free beside the files themselves. */
const RESERVE_BYTES = 64 * 1024 * 1024;

/**
 * @param folder must exist
 * @throws Error that says how much is needed when the disk below `folder` has less.
 */
export async function requireDiskSpace(folder: string, neededBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= neededBytes + RESERVE_BYTES) return;
  throw new Error(
    `The speech models need ${megabytes(neededBytes + RESERVE_BYTES)} in ${folder}, but only ` +
      `${megabytes(free)} are free. Free some space, or set CALLSCRIBE_CACHE to a folder on another disk.`,
  );
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
