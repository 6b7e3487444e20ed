import type { Context } from '../context';
import { pause } from '../../speech/pause';
import { headersOf } from '../jobs/fetch-audio';
import { addError } from '../jobs/job-transitions';
import type { NotificationConfig } from '../protocol/job-config';
import type { Job } from '../store/job';
import { contentsOf } from './contents';

/**
 * Sends one notification until it is received or its tries are used up: then that is among the errors
 * of the job, which stays as it is.
 *
 * @param place of it in the job's `notification_config`
 */
export async function deliver(
  context: Context,
  jobId: string,
  place: number,
  signal: AbortSignal,
): Promise<void> {
  const { faults, settings } = context;
  const fault = faults.forNotification();
  if (fault && 'delayMs' in fault && !(await pause(fault.delayMs, signal))) return;
  if (fault && 'drop' in fault) {
    note(context, jobId, 'dropped');
    return isTold(context, jobId, place);
  }
  for (const delayMs of [...settings.retries.notifyDelaysMs, undefined]) {
    const problem = await tryOnce(context, jobId, place, signal);
    if (signal.aborted) return;
    if (problem === undefined) {
      if (fault && 'duplicate' in fault) await tryOnce(context, jobId, place, signal);
      break;
    }
    const told = `unable to send notification: ${problem}`;
    if (delayMs === undefined) {
      addError(context, jobId, `unable to send notification: ${told}`);
      addError(context, jobId, 'Sending notification failed');
    } else {
      addError(context, jobId, `Error in sending notification: ${told}, retrying`);
      if (!(await pause(delayMs, signal))) return;
    }
  }
  isTold(context, jobId, place);
}

async function tryOnce(
  context: Context,
  jobId: string,
  place: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  const job = context.store.jobs.get(jobId);
  const config = job?.config.notification_config?.[place];
  // It was deleted meanwhile.
  if (!job || !config || job.status === 'deleted') return undefined;
  const status = await post(context, job, config, signal);
  if (signal.aborted) return undefined;
  note(context, jobId, status);
  if (typeof status === 'string') return `HTTPError: Post "${config.url}": ${status}`;
  return status >= 200 && status < 300 ? undefined : `Response status: ${String(status)}`;
}

/** @returns the status of the answer, or why there was none */
async function post(
  context: Context,
  job: Job,
  config: NotificationConfig,
  signal: AbortSignal,
): Promise<number | string> {
  const url = new URL(config.url);
  url.searchParams.set('id', job.id);
  url.searchParams.set('status', job.outcome ?? 'error');
  const limit = AbortSignal.timeout(context.settings.retries.notifyTimeoutMs);
  try {
    const { body, type } = await contentsOf(context, job, config);
    const headers = headersOf(config.auth_headers ?? []);
    if (type !== undefined) headers.set('content-type', type);
    const response = await fetch(url, {
      method: (config.method ?? 'post').toUpperCase(),
      headers,
      body: body ?? null,
      redirect: 'error',
      signal: AbortSignal.any([signal, limit]),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return limit.aborted ? 'context deadline exceeded' : 'connection refused';
  }
}

function isTold({ store }: Context, jobId: string, place: number): void {
  const job = store.jobs.get(jobId);
  if (job) store.jobs.put({ ...job, untold: job.untold.filter((one) => one !== place) });
}

function note({ store }: Context, jobId: string, status: number | string): void {
  store.journal.add({ kind: 'delivery', operation: 'notification', status, jobId });
}
