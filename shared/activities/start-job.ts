import type { Activity } from './activity';

/** Starts the orchestration of a job; one that runs already is left alone. */
export function makeStartJob(): Activity<'startJob'> {
  return async ({ jobId }, { workflows }) => {
    await workflows.startJob(jobId);
    return null;
  };
}
