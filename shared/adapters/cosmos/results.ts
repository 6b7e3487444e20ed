import type { Container } from '@azure/cosmos';
import * as z from 'zod';
import type { Results } from '../../ports';
import { compact } from './compact';
import { resultDocument, summaryRow } from './result-document';
import { cosmos, cosmosUnless } from './errors';
import { parseDocument, queryAll } from './query';

/** Results in the Cosmos container `results` (partition `/recordingId`). */
export function makeCosmosResults(container: Container): Results {
  return {
    async create(document) {
      await cosmosUnless([409], `creating ${document.id}`, () => container.items.create(document));
    },

    async read(recordingId, documentId) {
      const { resource } = await cosmos(`reading ${documentId}`, () =>
        container.item(documentId, recordingId).read<Record<string, unknown>>(),
      );
      if (resource === undefined) return undefined;
      return compact(parseDocument(resultDocument, resource, container.id));
    },

    async summaries(recordingId) {
      const rows = await queryAll(
        container,
        summaryRow,
        'SELECT c.id AS documentId, c.transcript.path AS transcriptPath, c.createdAt, c.title, c.brief, c.summary, c.summaryReason, c.summaryRun FROM c WHERE c.recordingId = @recordingId',
        { recordingId },
        { partitionKey: recordingId },
      );
      return rows.map(compact);
    },

    pointers(recordingId) {
      return queryAll(
        container,
        z.object({ version: z.string(), documentId: z.string(), transcriptPath: z.string() }),
        'SELECT c.version, c.id AS documentId, c.transcript.path AS transcriptPath FROM c WHERE c.recordingId = @recordingId',
        { recordingId },
        { partitionKey: recordingId },
      );
    },

    async delete(recordingId, documentId) {
      await cosmosUnless([404], `deleting ${documentId}`, () =>
        container.item(documentId, recordingId).delete(),
      );
    },
  };
}
