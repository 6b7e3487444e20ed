import type { Ports } from '../ports';
import type { Activity } from './activity';

/** The job has nothing left to do; its lane is free in any case. */
export function makeCloseJob(ports: Pick<Ports, 'jobs'>): Activity<'closeJob'> {
  return async ({ jobId }, { workflows }) => {
    await ports.jobs.update(jobId, { state: 'closed' });
    await workflows.kickDispatch();
    return null;
  };
}
