import { Readable } from 'node:stream';
import type { BlobServiceClient } from '@azure/storage-blob';
import type { Stored, Transcripts } from '../../ports';
import { storage, storageUnless } from './errors';
import { readTranscript } from './read-transcript';
import { toStoredPieces } from './write-transcript';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Lossless transcripts as JSON blobs, and their reading forms beside them. */
export function makeBlobTranscripts(
  service: BlobServiceClient,
  settings: { readonly container: string },
): Transcripts {
  const container = service.getContainerClient(settings.container);

  async function createOnce(path: string, type: string, pieces: readonly Buffer[]): Promise<void> {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    await storageUnless([409, 412], 'writing a transcript', () =>
      container.getBlockBlobClient(path).upload(() => Readable.from(pieces), length, {
        conditions: { ifNoneMatch: '*' },
        blobHTTPHeaders: { blobContentType: type },
      }),
    );
  }

  /** Not downloadToBuffer, which asks for the length first: a second request. */
  async function open(path: string) {
    const found = await storageUnless([404], 'reading a transcript', () =>
      container.getBlobClient(path).download(),
    );
    if (!found?.readableStreamBody) return undefined;
    const { readableStreamBody: body, contentType, contentLength } = found;
    return { body, contentType: contentType ?? JSON_TYPE, sizeBytes: contentLength ?? 0 };
  }

  return {
    async create(path, transcript) {
      await createOnce(path, JSON_TYPE, toStoredPieces(transcript));
    },

    async createForm(path, { contentType, text }) {
      await createOnce(path, contentType, [Buffer.from(text)]);
    },

    async read(path) {
      const found = await open(path);
      return found && readTranscript(decoded(found.body));
    },

    async open(path): Promise<Stored | undefined> {
      const found = await open(path);
      if (!found) return undefined;
      const { contentType, sizeBytes, body } = found;
      return { contentType, sizeBytes, chunks: chunksOf(body) };
    },

    async delete(path) {
      await storageUnless([404], 'deleting a transcript', () =>
        container.getBlobClient(path).delete({ deleteSnapshots: 'include' }),
      );
    },

    async ofRecording(recordingId) {
      const paths: string[] = [];
      // A recording has a few blobs for each version that is not superseded yet: a page holds all.
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

/** The bytes of a download; one that is cut off has the verdict of any other failure. */
async function* chunksOf(body: NodeJS.ReadableStream): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  for (;;) {
    const next = await storage('reading a transcript', () => chunks.next());
    if (next.done) return;
    yield typeof next.value === 'string' ? Buffer.from(next.value) : next.value;
  }
}

async function* decoded(body: NodeJS.ReadableStream): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of chunksOf(body)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
