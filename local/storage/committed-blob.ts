import type { IncomingHttpHeaders } from 'node:http';
import { BlobClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { z } from 'zod';
import { ACCOUNT_KEY, ACCOUNT_NAME } from './account';
import type { BlobWrite } from './blob-write';
import type { CommittedBlob } from './storage-event';

/** The blob was deleted (404) or has another ETag (412). */
const gone = z.object({ statusCode: z.literal([404, 412]) });

const credential = new StorageSharedKeyCredential(ACCOUNT_NAME, ACCOUNT_KEY);

/**
 * Describes the blob that a successful write left behind. A Put Blob says it all itself; after a
 * block list or a copy one HEAD request asks for it.
 */
export async function committedBlob(
  write: BlobWrite,
  request: IncomingHttpHeaders,
  eTag: string,
): Promise<CommittedBlob> {
  switch (write.api) {
    case 'DeleteBlob':
      return {};
    case 'PutBlob':
      if (request['x-ms-copy-source'] === undefined) return describedBy(request, eTag);
      return headOf(write, eTag);
    case 'PutBlockList':
    case 'CopyBlob':
      return headOf(write, eTag);
  }
}

function describedBy(request: IncomingHttpHeaders, eTag: string): CommittedBlob {
  const one = (name: string) => [request[name]].flat()[0];
  const blobType = one('x-ms-blob-type') ?? 'BlockBlob';
  return {
    eTag,
    contentType: one('x-ms-blob-content-type') ?? one('content-type') ?? 'application/octet-stream',
    contentLength:
      Number(one(blobType === 'PageBlob' ? 'x-ms-blob-content-length' : 'content-length')) || 0,
    blobType,
  };
}

async function headOf(write: BlobWrite, eTag: string): Promise<CommittedBlob> {
  const client = new BlobClient(write.url, credential, { retryOptions: { maxTries: 1 } });
  try {
    const found = await client.getProperties({ conditions: { ifMatch: eTag } });
    return {
      eTag,
      contentType: found.contentType ?? 'application/octet-stream',
      contentLength: found.contentLength ?? 0,
      blobType: found.blobType ?? 'BlockBlob',
    };
  } catch (error) {
    // Overwritten or deleted in the meantime: that write reports itself, this event is history.
    if (gone.safeParse(error).success) return { eTag, contentLength: 0, blobType: 'BlockBlob' };
    throw error;
  }
}
