import type { Context } from '../context';

/** Deletes the jobs whose time to live is over, with their files. */
export async function expireJobs({ store, results, settings }: Context): Promise<void> {
  const expired = store.jobs.expired(settings.clock());
  for (const { id: jobId } of expired) {
    store.transaction(() => {
      store.jobs.delete(jobId);
      store.journal.add({ kind: 'job', operation: 'status', status: 'Expired', jobId });
    });
  }
  for (const { id } of expired) await results.deleteJob(id);
}
