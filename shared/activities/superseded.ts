import { formPaths } from '../domain/formats';
import type { LedgerRecord, ResultPointer } from '../domain/ledger';
import { resultId, transcriptPath } from '../domain/result';
import { firstVersionId } from '../domain/summary';
import type { Ports } from '../ports';

/** False at the first claim of the first version: there is nothing else that could be left. */
export function mayHaveOlder({ epoch }: { readonly epoch: number }): boolean {
  return epoch > 1;
}

/**
 * Deletes transcripts and results of a recording that its ledger document neither points at nor
 * waits for; all of them when it is being deleted. Found by looking, so that a repeat finishes the work.
 */
export function makeDeleteSuperseded({
  ledger,
  results,
  transcripts,
}: Pick<Ports, 'ledger' | 'results' | 'transcripts'>) {
  return async (recordingId: string): Promise<void> => {
    // Listed before the ledger is read: what a newer version writes from now on is not among them.
    const listed = await transcripts.ofRecording(recordingId);
    const pointers = await results.pointers(recordingId);
    const record = (await ledger.read(recordingId))?.value;
    const isDeleted = record?.status === 'deleting' || record?.status === 'deleted';
    const kept = isDeleted || !record ? [] : wantedOf(record);
    const paths = kept.flatMap(({ transcriptPath: path }) => formPaths(path));
    // By the first version: further summaries of the same transcript stay with it.
    const documentIds = kept.map(({ documentId }) => firstVersionId(documentId));
    // Not by the pointers: an overwritten version may have a transcript and no result.
    for (const path of listed) {
      if (!paths.includes(path)) await transcripts.delete(path);
    }
    for (const { documentId } of pointers) {
      if (!documentIds.includes(firstVersionId(documentId)))
        await results.delete(recordingId, documentId);
    }
  };
}

/** The result that readers see, and the one that is on its way. */
function wantedOf({ id, version, epoch, result }: LedgerRecord): ResultPointer[] {
  const documentId = resultId(id, version, epoch);
  const coming = { version, documentId, transcriptPath: transcriptPath(id, version, epoch) };
  return result ? [result, coming] : [coming];
}
