import { isLiveId } from '../../domain/live';
import type { Ports, Workflows } from '../../ports';
import { PATIENCE_MS } from '../../workflow/retry-policy';

/** A job younger than this is just being started by its dispatcher. */
const STARTING_MS = 2 * 60_000;

/** Jobs whose orchestration may be gone. Starting one that runs changes nothing, so all are started. */
export function makeResumeJobs(
  { jobs }: Pick<Ports, 'jobs'>,
  settings: { readonly jobDeadlineMs: number },
) {
  return async (now: Date, workflows: Workflows): Promise<number> => {
    const unfinished = await jobs.unfinished(new Date(now.getTime() - STARTING_MS));
    const hopeless = now.getTime() - settings.jobDeadlineMs - PATIENCE_MS;
    for (const { id, createdAt } of unfinished) {
      if (Date.parse(createdAt) < hopeless) await jobs.update(id, { state: 'closed' });
      else if (isLiveId(id)) await workflows.startLive(id);
      else await workflows.startJob(id);
    }
    return unfinished.length;
  };
}
