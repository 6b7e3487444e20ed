import { hasNoSubmission } from '../domain/job';
import { isAllowed } from '../domain/planning';
import { profileFromKey } from '../domain/profile';
import { resourceOf } from '../domain/provider';
import type { Ports } from '../ports';
import type { Activity } from './activity';
import { jobOf } from './job-of';
import { makeLanes } from './lanes';

/** How long a lane that refuses jobs is left to others; then it is tried again. */
const TROUBLE_MS = 10 * 60_000;

/**
 * Gives a job whose lane refused it to another of the same service that is free and allowed. Only after a definite
 * refusal, and never while an attempt of unknown end may have made the job there.
 */
export function makeMoveJob(
  ports: Pick<Ports, 'clock' | 'control' | 'jobs' | 'transcribers'>,
  failover: 'none' | 'next' = 'none',
): Activity<'moveJob'> {
  const { clock, jobs, transcribers } = ports;
  const lanes = makeLanes(ports);

  return async ({ jobId, reason }) => {
    const job = await jobOf(jobs, jobId);
    const { refusedBy } = job;
    if (refusedBy === undefined || !hasNoSubmission(job)) return { lane: null };
    // A repeat whose first run has moved it already, or was about to.
    if (job.lane !== refusedBy && (await lanes.take(job.lane, jobId))) return { lane: job.lane };
    const now = clock.now();
    await lanes.note(resourceOf(refusedBy), reason, new Date(now.getTime() + TROUBLE_MS));
    const { provider, lanes: allowed } = profileFromKey(job.profile);
    const others = transcribers
      .provider(provider)
      .lanes.filter((lane) => lane !== refusedBy && isAllowed(lane, allowed));
    for (const lane of await lanes.sound(others, now)) {
      // The job first: a lane whose holder's document names another would look free to others.
      await jobs.update(jobId, { lane });
      if (await lanes.take(lane, jobId)) return { lane };
    }
    await jobs.update(jobId, { lane: refusedBy });
    return { lane: null, ...(failover === 'next' && { mayFailOver: true }) };
  };
}
