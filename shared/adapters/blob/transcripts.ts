import { buffer } from 'node:stream/consumers';
import type { BlobServiceClient } from '@azure/storage-blob';
import { ResponseShapeError } from '../../domain/errors';
import type { Transcripts } from '../../ports';
import { storage, storageUnless } from './errors';
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
      // Not downloadToBuffer, which asks for the length first: a second request.
      const bytes = await storageUnless([404], 'reading a transcript', async () => {
        const { readableStreamBody } = await container.getBlobClient(path).download();
        return readableStreamBody ? buffer(readableStreamBody) : Buffer.alloc(0);
      });
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

    async ofRecording(recordingId) {
      const paths: string[] = [];
      // A recording has a transcript for each version that is not superseded yet: a page holds all.
      const page = await storage('listing transcripts', () =>
        container
          .listBlobsFlat({ prefix: `${recordingId}/` })
          .byPage()
          .next(),
      );
      if (!page.done) paths.push(...page.value.segment.blobItems.map(({ name }) => name));
      return paths;
    },
  };
}
