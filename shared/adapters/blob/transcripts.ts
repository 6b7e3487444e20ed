import type { BlobServiceClient } from '@azure/storage-blob';
import { ResponseShapeError } from '../../domain/errors';
import type { Transcripts } from '../../ports';
import { storageUnless } from './errors';
import { transcriptSchema } from './transcript-schema';

/** Lossless transcripts as JSON blobs. */
export function makeBlobTranscripts(
  service: BlobServiceClient,
  settings: { readonly container: string },
): Transcripts {
  const container = service.getContainerClient(settings.container);

  return {
    async create(path, transcript) {
      const body = JSON.stringify(transcript);
      await storageUnless([409, 412], 'writing a transcript', () =>
        container.getBlockBlobClient(path).upload(body, Buffer.byteLength(body), {
          conditions: { ifNoneMatch: '*' },
          blobHTTPHeaders: { blobContentType: 'application/json; charset=utf-8' },
        }),
      );
    },

    async read(path) {
      const bytes = await storageUnless([404], 'reading a transcript', () =>
        container.getBlobClient(path).downloadToBuffer(),
      );
      if (!bytes) return undefined;
      const parsed = transcriptSchema.safeParse(JSON.parse(bytes.toString('utf8')));
      if (parsed.success) return parsed.data;
      throw new ResponseShapeError(
        'Storage',
        'a transcript that this app did not write',
        parsed.error,
      );
    },

    async delete(path) {
      await storageUnless([404], 'deleting a transcript', () =>
        container.getBlobClient(path).delete({ deleteSnapshots: 'include' }),
      );
    },
  };
}
