import type { Ports } from '../ports';
import type { Activity } from './activity';
import { idsOf, jobOf } from './job-of';

/** The recordings of a job that have a transcript and no summary yet. */
export function makeListTranscribed(
  ports: Pick<Ports, 'jobs' | 'ledger'>,
): Activity<'listTranscribed'> {
  return async ({ jobId }) => {
    const owned = await ports.ledger.ownedBy(jobId, idsOf(await jobOf(ports.jobs, jobId)));
    return owned
      .filter(({ status }) => status === 'transcribed' || status === 'parked')
      .map(({ recordingId, epoch, version }) => ({ recordingId, jobId, epoch, version }));
  };
}
