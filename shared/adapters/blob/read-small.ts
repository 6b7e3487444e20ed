import { buffer } from 'node:stream/consumers';
import type { BlobClient } from '@azure/storage-blob';
import { ServiceError } from '../../domain/errors';
import type { SmallBlob } from '../../ports';
import { storage } from './errors';

/** One request, and no more than a byte over what was asked for, whatever lies there. */
export async function readSmall(
  client: BlobClient,
  mostBytes: number,
): Promise<SmallBlob | undefined> {
  try {
    return await storage('reading a side-car', async () => {
      const { etag = '', readableStreamBody } = await client.download(0, mostBytes + 1);
      const content = readableStreamBody ? await buffer(readableStreamBody) : new Uint8Array();
      return { etag, content: content.length > mostBytes ? 'too_large' : content };
    });
  } catch (error) {
    const status = error instanceof ServiceError ? error.status : undefined;
    // An empty blob has no bytes from the first one on (416).
    if (status === 404 || status === 416) return undefined;
    throw error;
  }
}
