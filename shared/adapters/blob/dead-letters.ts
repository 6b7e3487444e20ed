import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { BlobServiceClient } from '@azure/storage-blob';
import * as z from 'zod';
import type { BlobName, DeadLetter, DeadLetters } from '../../ports';
import { storage, storageUnless } from './errors';

/** What we write ourselves. */
const own = z.object({
  blob: z.object({ container: z.string(), path: z.string() }),
  reason: z.string(),
  at: z.string(),
});

/** What Event Grid leaves of an event that it could not deliver (dead-letter page). */
const undelivered = z.object({
  subject: z.string(),
  eventTime: z.string().default(''),
  deadLetterReason: z.string().default('not delivered'),
});

const SUBJECT = /\/containers\/([^/]+)\/blobs\/(.+)$/;

/** Dead letters as JSON blobs: Event Grid's own beside those of the app, in one container. */
export function makeBlobDeadLetters(
  service: BlobServiceClient,
  settings: { readonly container: string },
): DeadLetters {
  const container = service.getContainerClient(settings.container);

  async function read(id: string): Promise<unknown> {
    const bytes = await storageUnless([404], 'reading a dead letter', async () => {
      const { readableStreamBody } = await container.getBlobClient(id).download();
      return readableStreamBody ? buffer(readableStreamBody) : undefined;
    });
    try {
      return JSON.parse(bytes?.toString('utf8') ?? '');
    } catch {
      return undefined;
    }
  }

  return {
    async list(limit) {
      const page = await storage('listing the dead letters', () =>
        container.listBlobsFlat().byPage({ maxPageSize: limit }).next(),
      );
      if (page.done) return [];
      const letters: DeadLetter[] = [];
      for (const { name } of page.value.segment.blobItems) {
        const content = await read(name);
        // Event Grid may put several into one. What is not understood stays, for a person to look at.
        for (const one of Array.isArray(content) ? content : [content]) {
          const letter = toLetter(one);
          if (letter) letters.push({ id: name, ...letter });
        }
      }
      return letters;
    },

    async put(letter) {
      const body = JSON.stringify(letter);
      const name = `landings/${letter.at.slice(0, 10)}/${randomUUID()}.json`;
      await storage('writing a dead letter', () =>
        container.getBlockBlobClient(name).upload(body, Buffer.byteLength(body)),
      );
    },

    async remove(id) {
      await storageUnless([404], 'removing a dead letter', () =>
        container.getBlobClient(id).delete(),
      );
    },
  };
}

function toLetter(value: unknown): Omit<DeadLetter, 'id'> | undefined {
  const ours = own.safeParse(value);
  if (ours.success) return ours.data;
  const event = undelivered.safeParse(value);
  const blob = event.success ? blobOf(event.data.subject) : undefined;
  if (!event.success || !blob) return undefined;
  return { blob, reason: event.data.deadLetterReason, at: event.data.eventTime };
}

function blobOf(subject: string): BlobName | undefined {
  const match = SUBJECT.exec(subject);
  return match?.[1] && match[2] ? { container: match[1], path: match[2] } : undefined;
}
