import type { Job } from '../store/job';

/** `JobDetails` of the REST reference. */
export function toJobEntity(job: Job, status: string = job.status): object {
  const { id, createdMs, config, dataName, durationMs, errors } = job;
  return {
    config,
    created_at: new Date(createdMs).toISOString(),
    data_name: dataName,
    // Of one that was fetched it is known when the work is done.
    ...(durationMs !== undefined && { duration: wholeSeconds(durationMs) }),
    ...(errors.length > 0 && { errors }),
    id,
    status,
  };
}

export function wholeSeconds(ms: number): number {
  return Math.round(ms / 1000);
}
