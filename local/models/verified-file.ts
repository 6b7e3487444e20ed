import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What a file must be. */
export interface Expected {
  readonly bytes: number;
  readonly sha256: string;
}

/** Thrown when bytes are not the pinned ones: a damaged download, or another version of the file. */
export class ChecksumError extends Error {
  override readonly name = 'ChecksumError';
}

/**
 * Writes `source` to `target` only if size and checksum are the expected ones. The file appears
 * whole or not at all: it is written beside the target under a name of its own and renamed, so two
 * processes may do this at once.
 *
 * @throws ChecksumError when the bytes are other ones; errors of the source as they are.
 */
export async function writeVerified(
  source: AsyncIterable<Uint8Array>,
  target: string,
  expected: Expected,
  onBytes: (count: number) => void = () => {},
): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const temporary = `${target}.${process.pid}-${randomUUID()}.part`;
  const hash = createHash('sha256');
  let bytes = 0;
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      hash.update(chunk);
      bytes += chunk.length;
      if (bytes > expected.bytes) break; // never fill the disk with something else
      onBytes(chunk.length);
      yield chunk;
    }
  }
  try {
    await pipeline(measured, createWriteStream(temporary));
    if (bytes !== expected.bytes || hash.digest('hex') !== expected.sha256) {
      throw new ChecksumError(`the bytes of ${target} are not the expected ones`);
    }
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** SHA-256 of a file in hex. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
