import type { Ports } from '../ports';
import type { Activity } from './activity';

/** Frees a job's lane, so that what gathered meanwhile can go. */
export function makeReleaseLane(ports: Pick<Ports, 'jobs'>): Activity<'releaseLane'> {
  return async ({ jobId }, { workflows }) => {
    await ports.jobs.update(jobId, { state: 'released' });
    await workflows.kickDispatch();
    return null;
  };
}
