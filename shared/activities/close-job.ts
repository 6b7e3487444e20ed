import type { Ports } from '../ports';
import type { Activity } from './activity';
import { forEachAtOnce } from './at-once';
import { jobOf } from './job-of';
import { makeDeleteSuperseded, mayHaveOlder } from './superseded';

/**
 * The job has nothing left to do; its lane is free in any case. Results that its recordings had
 * before are looked for once more: whoever completed one may have been cut off right after that.
 */
export function makeCloseJob(
  ports: Pick<Ports, 'jobs' | 'ledger' | 'results' | 'transcripts'>,
): Activity<'closeJob'> {
  const deleteSuperseded = makeDeleteSuperseded(ports);

  return async ({ jobId }, { workflows }) => {
    const { manifest } = await jobOf(ports.jobs, jobId);
    const again = manifest.filter(mayHaveOlder);
    await forEachAtOnce(again, ({ recordingId }) => deleteSuperseded(recordingId));
    await ports.jobs.update(jobId, { state: 'closed' });
    await workflows.kickDispatch();
    return null;
  };
}
