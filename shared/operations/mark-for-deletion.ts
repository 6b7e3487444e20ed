import { markedForDeletion } from '../domain/deletion';
import type { LedgerRecord } from '../domain/ledger';
import type { Ports } from '../ports';

/** The document that a recording becomes when it is to be deleted; still to be written. */
export function makeMarkForDeletion({ clock, jobs }: Pick<Ports, 'clock' | 'jobs'>) {
  return async (record: LedgerRecord): Promise<LedgerRecord> => {
    // One that is just being claimed is in no manifest yet; an overwritten version is in one still.
    const jobIds = new Set(await jobs.unfinishedWith(record.id));
    if (record.jobId !== undefined) {
      const job = await jobs.read(record.jobId);
      if (job && job.state !== 'closed') jobIds.add(job.id);
    }
    return markedForDeletion(record, clock.now().toISOString(), [...jobIds]);
  };
}
