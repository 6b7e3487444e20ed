import type { Ports } from '../ports';
import type { Activity } from './activity';
import { forEachAtOnce } from './at-once';
import { idsOf, jobOf } from './job-of';

/** Says on the ledger that a job's recordings are with the service. */
export function makeMarkTranscribing(
  ports: Pick<Ports, 'jobs' | 'ledger'>,
): Activity<'markTranscribing'> {
  return async ({ jobId }) => {
    const job = await jobOf(ports.jobs, jobId);
    const { submittedAt } = job;
    const owned = await ports.ledger.ownedBy(jobId, idsOf(job));
    // Asked for first, so that a repeat pays only for what the last run did not come to.
    const waiting = owned.filter(({ status }) => status === 'claimed' || status === 'parked');
    await forEachAtOnce(waiting, async (owner) => {
      await ports.ledger.advance(owner, {
        status: 'transcribing',
        reason: null,
        ...(submittedAt !== undefined && { times: { submittedAt } }),
      });
    });
    return null;
  };
}
