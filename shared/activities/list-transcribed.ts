import type { Ports } from '../ports';
import type { Activity } from './activity';
import { jobOf } from './job-of';

/** Those of a range of a job's recordings that have a transcript and no summary yet. */
export function makeListTranscribed(
  ports: Pick<Ports, 'jobs' | 'ledger'>,
): Activity<'listTranscribed'> {
  return async ({ jobId, from, count }) => {
    const { manifest } = await jobOf(ports.jobs, jobId);
    const ids = manifest.slice(from, from + count).map((entry) => entry.recordingId);
    const owned = await ports.ledger.ownedBy(jobId, ids);
    return owned
      .filter(({ status }) => status === 'transcribed' || status === 'parked')
      .map(({ recordingId, epoch, version, summaryTokens, summaryCalls }) => {
        return { recordingId, jobId, epoch, version, summaryTokens, summaryCalls };
      });
  };
}
