import type { Ports } from '../ports';
import type { Activity } from './activity';
import { jobOf } from './job-of';

/** Asks the provider where a job stands. */
export function makeCheckTranscription(
  ports: Pick<Ports, 'jobs' | 'transcribers'>,
): Activity<'checkTranscription'> {
  return async ({ jobId }) => {
    const { providerJobId, lane } = await jobOf(ports.jobs, jobId);
    if (providerJobId === undefined) return { state: 'missing' };
    return ports.transcribers.on(lane).check(providerJobId);
  };
}
