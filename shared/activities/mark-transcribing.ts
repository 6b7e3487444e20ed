import type { Ports } from '../ports';
import type { Activity } from './activity';
import { forEachAtOnce } from './at-once';
import { jobOf, ownerOf } from './job-of';

/** Says on the ledger that a job's recordings are with the service. */
export function makeMarkTranscribing(
  ports: Pick<Ports, 'jobs' | 'ledger'>,
): Activity<'markTranscribing'> {
  return async ({ jobId }) => {
    const { manifest, submittedAt } = await jobOf(ports.jobs, jobId);
    await forEachAtOnce(manifest, async (entry) => {
      await ports.ledger.advance(ownerOf(jobId, entry), {
        status: 'transcribing',
        reason: null,
        ...(submittedAt !== undefined && { times: { submittedAt } }),
      });
    });
    return null;
  };
}
