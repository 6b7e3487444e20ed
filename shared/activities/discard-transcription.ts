import type { Ports } from '../ports';
import type { Activity } from './activity';
import { jobOf } from './job-of';

/**
 * Deletes the provider's copy of audio and transcripts, now that ours are durable; after an attempt
 * to submit whose end was unknown, also a second job of the same name that turned up since.
 */
export function makeDiscardTranscription(
  ports: Pick<Ports, 'jobs' | 'transcriber'>,
): Activity<'discardTranscription'> {
  return async ({ jobId }) => {
    const { providerJobId, unsure } = await jobOf(ports.jobs, jobId);
    const ids = new Set(unsure ? await ports.transcriber.find(jobId) : []);
    if (providerJobId !== undefined) ids.add(providerJobId);
    for (const id of ids) await ports.transcriber.discard(id);
    return null;
  };
}
