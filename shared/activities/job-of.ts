import { AppError } from '../domain/errors';
import type { Job, ManifestEntry } from '../domain/job';
import type { Owner } from '../domain/ledger';
import type { Jobs } from '../ports';

/**
 * The document of a job.
 *
 * @throws AppError when there is none: without its manifest nothing can be done for a job
 */
export async function jobOf(jobs: Jobs, jobId: string): Promise<Job> {
  const job = await jobs.read(jobId);
  if (job) return job;
  throw new AppError('job_unknown', `There is no document of job ${jobId}.`, { verdict: 'never' });
}

export function ownerOf(jobId: string, entry: ManifestEntry): Owner {
  const { recordingId, epoch, version } = entry;
  return { recordingId, jobId, epoch, version };
}

/** Ids of all recordings of a job. */
export function idsOf(job: Job): string[] {
  return job.manifest.map((entry) => entry.recordingId);
}
