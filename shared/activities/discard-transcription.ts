import type { Ports } from '../ports';
import type { Activity } from './activity';
import { jobOf } from './job-of';

/** Deletes the provider's copy of audio and transcripts, now that ours are durable. */
export function makeDiscardTranscription(
  ports: Pick<Ports, 'jobs' | 'transcriber'>,
): Activity<'discardTranscription'> {
  return async ({ jobId }) => {
    const { providerJobId } = await jobOf(ports.jobs, jobId);
    if (providerJobId !== undefined) await ports.transcriber.discard(providerJobId);
    return null;
  };
}
