import { buffer } from 'node:stream/consumers';
import type { BlobServiceClient } from '@azure/storage-blob';
import type { AnswerStore, KeptText } from '../transcribers/answer-store';
import { storage, storageUnless } from './errors';

const SUFFIX = '.json';

/**
 * Answers as blobs `answers/PROVIDER/JOB.json` in the container of transcripts; the kind is in their
 * metadata. They are deleted as soon as the transcripts made of them are durable.
 */
export function makeBlobAnswers(
  service: BlobServiceClient,
  settings: { readonly container: string; readonly provider: string },
): AnswerStore {
  const container = service.getContainerClient(settings.container);
  const prefix = `answers/${settings.provider}/`;
  const blobOf = (name: string) => container.getBlockBlobClient(`${prefix}${name}${SUFFIX}`);

  return {
    async create(name, { kind, text }) {
      const content = Buffer.from(text);
      await storageUnless([409, 412], 'keeping an answer', () =>
        blobOf(name).upload(content, content.length, {
          conditions: { ifNoneMatch: '*' },
          blobHTTPHeaders: { blobContentType: 'application/json; charset=utf-8' },
          metadata: { kind },
        }),
      );
    },

    async kindOf(name) {
      const found = await storageUnless([404], 'looking for an answer', () =>
        blobOf(name).getProperties(),
      );
      return found && kindIn(found.metadata);
    },

    async read(name) {
      return storageUnless([404], 'reading an answer', async () => {
        const { metadata, readableStreamBody } = await blobOf(name).download();
        const content = readableStreamBody ? await buffer(readableStreamBody) : Buffer.alloc(0);
        return { kind: kindIn(metadata), text: content.toString('utf8') };
      });
    },

    async delete(name) {
      await storageUnless([404], 'deleting an answer', () =>
        blobOf(name).delete({ deleteSnapshots: 'include' }),
      );
    },

    list: () =>
      storage('listing answers', async () => {
        const all: { name: string; createdAt: string }[] = [];
        for await (const { name, properties } of container.listBlobsFlat({ prefix })) {
          const createdAt = (properties.createdOn ?? properties.lastModified).toISOString();
          all.push({ name: name.slice(prefix.length, -SUFFIX.length), createdAt });
        }
        return all;
      }),
  };
}

/** What a person may have put there without saying what it is counts as an answer. */
function kindIn(metadata: Record<string, string> | undefined): KeptText['kind'] {
  return metadata?.['kind'] === 'failure' ? 'failure' : 'answer';
}
