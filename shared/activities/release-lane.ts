import type { Ports } from '../ports';
import type { Activity } from './activity';
import { jobOf } from './job-of';

/** Frees a job's lane, so that what gathered meanwhile can go. */
export function makeReleaseLane(ports: Pick<Ports, 'jobs'>): Activity<'releaseLane'> {
  return async ({ jobId }, { workflows }) => {
    const { manifest, priority } = await jobOf(ports.jobs, jobId);
    await ports.jobs.update(jobId, { state: 'released' });
    await workflows.kickDispatch();
    return { recordings: manifest.length, priority };
  };
}
