import { SETTLED, type Job } from '../../domain/job';
import { oneLaneOfEach, type ProviderJob } from '../../domain/provider';
import type { Ports } from '../../ports';

/** A provider's job younger than this may be one whose id is just being written down. */
const YOUNG_MS = 10 * 60_000;

/**
 * Deletes jobs of ours that the provider has and nobody will collect: the second of an ambiguous
 * submission, or the rest of one that was settled otherwise. They hold audio and cost storage.
 */
export function makeDiscardStrays({ jobs, transcribers }: Pick<Ports, 'jobs' | 'transcribers'>) {
  /** Says how many of a resource were discarded. */
  async function discardOn(name: string, now: Date): Promise<number> {
    const lane = transcribers.on(name);
    let discarded = 0;
    for (const ours of await lane.ours()) {
      if (Date.parse(ours.createdAt) > now.getTime() - YOUNG_MS) continue;
      if (!isStray(await jobs.read(ours.name), ours)) continue;
      await lane.discard(ours.id);
      discarded += 1;
    }
    return discarded;
  }

  return async (now: Date): Promise<number> => {
    // One that refuses must not keep the others from being looked at.
    const lanes = oneLaneOfEach(transcribers.lanes).map((name) => discardOn(name, now));
    const ends = await Promise.allSettled(lanes);
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
    return ends.reduce((sum, end) => sum + (end.status === 'fulfilled' ? end.value : 0), 0);
  };
}

/** While a submission's end is unknown, any job of that name may turn out to be the one. */
function isStray(job: Job | undefined, { id }: ProviderJob): boolean {
  if (!job) return true;
  if (job.providerJobId !== undefined) return job.providerJobId !== id || job.state === 'closed';
  return SETTLED.includes(job.state);
}
