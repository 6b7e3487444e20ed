import type { Context } from '../context';
import type { Job, JobStatus } from '../store/job';
import type { EventKind } from '../webhooks/event-kinds';

const LEGAL: Readonly<Record<JobStatus, readonly JobStatus[]>> = {
  NotStarted: ['Running'],
  Running: ['Succeeded', 'Failed'],
  Succeeded: [],
  Failed: [],
};

/** There is no event for failure: a receiver reads the status. */
const EVENT: Readonly<Record<JobStatus, EventKind>> = {
  NotStarted: 'transcriptionCreation',
  Running: 'transcriptionProcessing',
  Succeeded: 'transcriptionCompletion',
  Failed: 'transcriptionCompletion',
};

type JobContext = Pick<Context, 'store' | 'webhooks' | 'settings'>;

/** Stores a new job; part of the transaction that stores its recordings. */
export function createJob(context: JobContext, job: Job): void {
  context.store.transaction(() => announce(context, job));
}

/**
 * Moves a job to its next status: stored, journalled and told to webhooks together. The job is
 * read again, because a client may have changed its name meanwhile.
 * @throws Error for a step that no job takes.
 */
export function enterStatus(
  context: JobContext,
  jobId: string,
  status: JobStatus,
  changes: Partial<Job> = {},
): Job {
  const { store, settings } = context;
  return store.transaction(() => {
    const job = store.jobs.get(jobId);
    if (job === undefined || !LEGAL[job.status].includes(status)) {
      throw new Error(`A job that is ${job?.status ?? 'deleted'} can't become ${status}.`);
    }
    const next = { ...job, ...changes, status, lastActionMs: settings.clock() };
    announce(context, next);
    return next;
  });
}

function announce({ store, webhooks }: JobContext, job: Job): void {
  const { id: jobId, status, error } = job;
  store.jobs.put(job);
  const details = error === undefined ? {} : { details: { error } };
  store.journal.add({ kind: 'job', operation: 'status', status, jobId, ...details });
  webhooks.publish(EVENT[status], jobId);
}
