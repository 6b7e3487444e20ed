import type { BlobClient } from '@azure/storage-blob';
import { ServiceError } from '../../domain/errors';
import { storage, storageUnless } from './errors';

/**
 * The bytes of one version of a blob as they arrive.
 *
 * @throws ServiceError when the blob is another by now, or gone; while reading, for what is cut off
 */
export async function openVersion(
  client: BlobClient,
  etag: string,
): Promise<AsyncIterable<Uint8Array>> {
  const opened = await storageUnless([404, 412], 'reading a recording', () =>
    client.download(0, undefined, { conditions: { ifMatch: etag } }),
  );
  const body = opened?.readableStreamBody as AsyncIterable<Uint8Array> | undefined;
  if (!body) throw otherVersion();
  return bytesOf(body);
}

async function* bytesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const from = body[Symbol.asyncIterator]();
  for (;;) {
    const next = await storage('reading a recording', () => from.next());
    if (next.done) return;
    yield next.value;
  }
}

/** The next try looks at what is there by then, and leaves out what is not what was claimed. */
export function otherVersion(): ServiceError {
  return new ServiceError(
    'Storage',
    'recording_changed',
    'the recording was overwritten or deleted while it was read.',
    { verdict: 'later' },
  );
}
