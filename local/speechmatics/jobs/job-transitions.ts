import type { Context } from '../context';
import type { Outcome } from '../faults/fault';
import type { Job } from '../store/job';

/** Adds an error to a job that is still there, and tells the journal of it. */
export function addError(
  { store, settings }: Pick<Context, 'store' | 'settings'>,
  jobId: string,
  message: string,
): void {
  const job = store.jobs.get(jobId);
  if (job === undefined) return;
  const timestamp = new Date(settings.clock()).toISOString();
  store.jobs.put({ ...job, errors: [...job.errors, { timestamp, message }] });
}

/** What a job came to. */
export interface Ending {
  readonly outcome: Outcome;
  /** Json-v2 of one that is done. */
  readonly transcript?: string;
  readonly durationMs?: number;
  readonly error?: string;
}

/** Ends a running job, wakes who waits for it and has its notifications sent. */
export function endJob(context: Context, jobId: string, ending: Ending): void {
  const { store, settings, ends, notifier } = context;
  const { outcome, transcript, durationMs, error } = ending;
  const ended = store.transaction((): Job | undefined => {
    if (error !== undefined) addError(context, jobId, error);
    const job = store.jobs.get(jobId);
    if (job?.status !== 'running') return undefined;
    const end: Job = {
      ...job,
      status: outcome === 'success' ? 'done' : 'rejected',
      endedMs: settings.clock(),
      outcome,
      ...(durationMs !== undefined && { durationMs }),
      untold: (job.config.notification_config ?? []).map((_one, index) => index),
    };
    store.jobs.put(end);
    if (transcript !== undefined) store.jobs.setTranscript(jobId, transcript);
    store.journal.add({ kind: 'job', operation: 'status', status: end.status, jobId });
    return end;
  });
  if (ended === undefined) return;
  ends.tell(jobId);
  notifier.notify(context, ended);
}

/** Deletes what the service holds of a job; the job itself stays to be answered for. */
export async function removeJob(
  { store, audio, ends }: Pick<Context, 'store' | 'audio' | 'ends'>,
  job: Job,
  status: 'deleted' | 'expired',
): Promise<Job> {
  const removed: Job = { ...job, status, untold: [] };
  store.transaction(() => {
    store.jobs.put(removed);
    store.jobs.setTranscript(job.id, undefined);
    store.journal.add({ kind: 'job', operation: 'status', status, jobId: job.id });
  });
  await audio.delete(job.id, job.dataName);
  ends.tell(job.id);
  return removed;
}

/** Seven days after its end a job expires. */
export async function expireJobs(
  context: Pick<Context, 'store' | 'audio' | 'ends' | 'settings'>,
): Promise<void> {
  const { store, settings } = context;
  const kept = settings.clock() - settings.limits.retentionMs;
  for (const job of store.jobs.endedBy(kept)) await removeJob(context, job, 'expired');
}
