import type { Container } from '@azure/cosmos';
import pLimit from 'p-limit';
import * as z from 'zod';
import { isSamePhrase, type LivePhrase } from '../../domain/live';
import type { LivePhrases } from '../../ports';
import { compact } from './compact';
import { cosmos, cosmosUnless } from './errors';
import { phraseDocument } from './live-documents';
import { parseDocument, queryAll } from './query';

/**
 * A session lasts two days at most, and its transcript is tried for a week; then the words go,
 * whatever has become of it.
 */
const TTL_SECONDS = 10 * 24 * 3600;

/** Id of the note that the client is there. */
const ALIVE = 'alive';

/** Deletions under way together. */
const AT_ONCE = 16;

/**
 * Phrases of live sessions in the Cosmos container `live` (partition `/recordingId`), a document
 * each. The container's time to live must be on.
 */
export function makeCosmosLivePhrases(container: Container): LivePhrases {
  const remove = async (sessionId: string, id: string) => {
    await cosmosUnless([404], `deleting ${id} of ${sessionId}`, () =>
      container.item(id, sessionId).delete(),
    );
  };

  async function read(sessionId: string, sequence: number): Promise<LivePhrase | undefined> {
    const id = idOf(sequence);
    const { resource } = await cosmos(`reading ${id} of ${sessionId}`, () =>
      container.item(id, sessionId).read<Record<string, unknown>>(),
    );
    return resource && compact(parseDocument(phraseDocument, resource, container.id));
  }

  return {
    async create(recordingId, phrase, at) {
      const id = idOf(phrase.sequence);
      const document = { ...phrase, ...framed(id, recordingId, at) };
      const isNew = await cosmosUnless([409], `creating ${id} of ${recordingId}`, () =>
        container.items.create(document),
      );
      if (isNew) return 'created';
      const found = await read(recordingId, phrase.sequence);
      return found && isSamePhrase(found, phrase) ? 'same' : 'other';
    },

    async noteAlive(recordingId, at) {
      await cosmos(`noting that ${recordingId} goes on`, () =>
        container.items.upsert(framed(ALIVE, recordingId, at)),
      );
    },

    async lastAt(recordingId) {
      const [last] = await queryAll(
        container,
        z.string(),
        'SELECT VALUE c.receivedAt FROM c WHERE c.recordingId = @recordingId ORDER BY c.recordingId DESC, c.receivedAt DESC',
        { recordingId },
        { limit: 1, partitionKey: recordingId },
      );
      return last;
    },

    sequences(recordingId) {
      return queryAll(
        container,
        z.number(),
        'SELECT VALUE c.sequence FROM c WHERE c.recordingId = @recordingId AND c.sequence > 0 ORDER BY c.recordingId, c.sequence',
        { recordingId },
        { partitionKey: recordingId },
      );
    },

    async page(recordingId, after, limit) {
      const rows = await queryAll(
        container,
        phraseDocument,
        'SELECT * FROM c WHERE c.recordingId = @recordingId AND c.sequence > @after ORDER BY c.recordingId, c.sequence',
        { recordingId, after },
        { limit, partitionKey: recordingId },
      );
      return rows.map(compact);
    },

    delete: (recordingId, sequence) => remove(recordingId, idOf(sequence)),

    async deleteAll(recordingId) {
      const ids = await queryAll(
        container,
        z.string(),
        'SELECT VALUE c.id FROM c WHERE c.recordingId = @recordingId',
        { recordingId },
        { partitionKey: recordingId },
      );
      const limit = pLimit(AT_ONCE);
      await Promise.all(ids.map((id) => limit(() => remove(recordingId, id))));
    },
  };
}

/** Fit to be read in order by people, too. */
function idOf(sequence: number): string {
  return String(sequence).padStart(8, '0');
}

function framed(id: string, recordingId: string, at: Date) {
  return { id, recordingId, receivedAt: at.toISOString(), ttl: TTL_SECONDS };
}
