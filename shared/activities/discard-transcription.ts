import type { Ports } from '../ports';
import type { Activity } from './activity';
import { jobOf } from './job-of';

/**
 * Deletes the provider's copy of audio and transcripts, now that ours are durable; after an attempt
 * to submit whose end was unknown, also a second job of the same name that turned up since.
 */
export function makeDiscardTranscription(
  ports: Pick<Ports, 'jobs' | 'transcribers'>,
): Activity<'discardTranscription'> {
  return async ({ jobId }) => {
    const { providerJobId, unsure, lane } = await jobOf(ports.jobs, jobId);
    const service = ports.transcribers.on(lane);
    const ids = new Set(unsure ? await service.find(jobId) : []);
    if (providerJobId !== undefined) ids.add(providerJobId);
    for (const id of ids) await service.discard(id);
    return null;
  };
}
