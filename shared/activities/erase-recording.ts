import { tombstone } from '../domain/deletion';
import { AppError } from '../domain/errors';
import type { Deletion, LedgerRecord } from '../domain/ledger';
import type { Ports, Tagged } from '../ports';
import type { Activity } from './activity';

/**
 * Erases all that there is of a recording that is marked for deletion: audio with its snapshots, its
 * side-car, transcripts and results of every version. Complete when the jobs that had it are over,
 * because until then the provider has a copy. What is left then is a document without names or
 * words, which keeps late events from bringing the recording back.
 */
export function makeEraseRecording(
  ports: Pick<
    Ports,
    | 'clock'
    | 'jobs'
    | 'ledger'
    | 'livePhrases'
    | 'originals'
    | 'recordings'
    | 'results'
    | 'transcripts'
  >,
): Activity<'eraseRecording'> {
  const { clock, jobs, ledger, livePhrases, originals, recordings, results, transcripts } = ports;

  return async ({ recordingId }, { workflows }) => {
    const marked = await ledger.read(recordingId);
    if (marked?.value.status !== 'deleting') return { isComplete: true };
    // What follows it sleeps, and its job is not over before that has seen the mark.
    if (marked.value.kind === 'live') await workflows.liveEnded(recordingId);
    try {
      return { isComplete: await erase(marked) };
    } catch (error) {
      await state(marked, error);
      throw error;
    }
  };

  async function erase({ value, tag }: Tagged<LedgerRecord>): Promise<boolean> {
    // Asked for first: what a job still writes in the meantime is left to the next look.
    const nothingComesAfter = await areOver(value.deletion?.jobIds ?? []);
    const erased = await eraseContent(value);
    if (nothingComesAfter) return ledger.replace(tombstone(erased, timeNow()), tag);
    if (value.deletion?.erasedAt === undefined) await ledger.replace(erased, tag);
    return false;
  }

  /** A blob that must not be deleted, say, or a role that is missing: the receipt says so. */
  async function state({ value, tag }: Tagged<LedgerRecord>, error: unknown): Promise<void> {
    if (!(error instanceof AppError) || error.verdict === 'later') return;
    if (value.reason?.code === error.code) return;
    await ledger.replace({ ...value, reason: error.reason }, tag);
  }

  /**
   * The audio first, so that no job goes on with it, and once: what is uploaded to the same place
   * while a job is waited for is another recording, which is taken in when this one is gone.
   */
  async function eraseContent(record: LedgerRecord): Promise<LedgerRecord> {
    const { reason: _reason, ...rest } = record;
    const { id, container, path, sidecar, deletion, kind } = rest;
    if (kind === 'live') await livePhrases.deleteAll(id);
    // The place of a live session is a name and no blob.
    else if (deletion?.erasedAt === undefined) {
      await recordings.delete({ container, path });
      if (sidecar) await recordings.delete({ container, path: sidecar.path });
    }
    for (const kept of originals ? [originals, transcripts] : [transcripts]) {
      for (const transcript of await kept.ofRecording(id)) await kept.delete(transcript);
    }
    for (const { documentId } of await results.pointers(id)) await results.delete(id, documentId);
    const now = timeNow();
    const kept: Deletion = { requestedAt: now, erasedAt: now, ...deletion };
    return { ...rest, deletion: kept };
  }

  async function areOver(jobIds: readonly string[]): Promise<boolean> {
    const found = await Promise.all(jobIds.map((id) => jobs.read(id)));
    return found.every((job) => !job || job.state === 'closed');
  }

  function timeNow(): string {
    return clock.now().toISOString();
  }
}
