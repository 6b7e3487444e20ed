import type { Context } from '../context';
import type { Job } from '../store/job';
import type { Recording } from '../store/recording';
import { toReport } from '../results/report';
import { enterStatus } from './job-transitions';
import { listContainer } from './list-container';
import { Pace } from './pace';
import { runRecording } from './run-recording';

/**
 * Works on a job until it has ended. Recordings that have an outcome from before are left alone.
 * @throws the abort reason when `signal` aborts; the job then stays `Running`.
 */
export async function runJob(context: Context, job: Job, signal: AbortSignal): Promise<void> {
  const running = job.status === 'NotStarted' ? enterStatus(context, job.id, 'Running') : job;
  const failure = context.faults.forJob();
  if (failure !== undefined) {
    const { code, message } = failure;
    enterStatus(context, job.id, 'Failed', { error: { code, message } });
    return;
  }
  const listed = await listContainer(context, running, signal);
  await runRecordings(context, listed, signal);
  await finishJob(context, listed);
}

async function runRecordings(context: Context, job: Job, signal: AbortSignal): Promise<void> {
  const all = context.store.recordings.ofJob(job.id);
  // One iterator for all workers: each takes the next recording when it is free.
  const pending = all.filter(({ outcome }) => outcome === undefined).values();
  const { serviceTime } = context.engine;
  const pace = serviceTime && new Pace(serviceTime);
  const work = async () => {
    for (const recording of pending) {
      await pace?.next(signal);
      signal.throwIfAborted();
      await runRecording(context, job, recording, signal);
    }
  };
  const atOnce = serviceTime?.filesAtOnce ?? context.settings.parallelFiles;
  const workers = Array.from({ length: atOnce }, work);
  const [failed] = (await Promise.allSettled(workers)).filter((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function finishJob(context: Context, job: Job): Promise<void> {
  const { store, results, settings } = context;
  const recordings = store.recordings.ofJob(job.id);
  const report = await results.write(job.id, toReport(recordings), settings.clock());
  const durations = recordings.flatMap(({ outcome }) =>
    outcome?.status === 'Succeeded' ? [outcome.durationMs] : [],
  );
  if (durations.length === 0) {
    enterStatus(context, job.id, 'Failed', { report, error: commonError(recordings) });
    return;
  }
  const durationMs = durations.reduce((sum, duration) => sum + duration, 0);
  enterStatus(context, job.id, 'Succeeded', { report, durationMs });
}

/** The error of a job of which nothing came: generic, the report has the causes. */
function commonError(recordings: readonly Recording[]): { code: string; message: string } {
  const kinds = recordings.flatMap(({ outcome }) =>
    outcome?.status === 'Failed' ? [outcome.errorKind] : [],
  );
  const [first, ...others] = new Set(kinds);
  return {
    code: first === undefined || others.length > 0 ? 'InvalidData' : first,
    message: 'No recording could be transcribed. See the transcription report for the causes.',
  };
}
