import pLimit from 'p-limit';
import type { Context } from '../context';
import { endJob } from './job-transitions';
import { runJob } from './run-job';

/** Works on jobs, many at a time, oldest first. */
export class JobRunner {
  private readonly working = new Map<string, AbortController>();
  private readonly pending = new Set<Promise<void>>();
  private readonly limit;
  private context: Context | undefined;

  constructor(parallelJobs: number) {
    this.limit = pLimit(parallelJobs);
  }

  /** Takes up what the process before this one left running. */
  start(context: Context): void {
    this.context = context;
    for (const job of context.store.jobs.all()) if (job.status === 'running') this.add(job.id);
  }

  /** To be called when a job was created. */
  add(jobId: string): void {
    const abort = new AbortController();
    this.working.set(jobId, abort);
    const end = this.limit(() => this.run(jobId, abort.signal)).finally(() => {
      this.working.delete(jobId);
      this.pending.delete(end);
    });
    this.pending.add(end);
  }

  /** Terminates the work on a job that is deleted. */
  cancel(jobId: string): void {
    this.working.get(jobId)?.abort();
  }

  /** Interrupts all work; the jobs stay `running` in the store. */
  async close(): Promise<void> {
    for (const abort of this.working.values()) abort.abort();
    await Promise.all(this.pending);
  }

  private async run(jobId: string, signal: AbortSignal): Promise<void> {
    const job = this.context?.store.jobs.get(jobId);
    if (!this.context || signal.aborted || job?.status !== 'running') return;
    try {
      await runJob(this.context, job, signal);
    } catch (error) {
      if (signal.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      endJob(this.context, jobId, { outcome: 'error', error: `Internal error: ${message}` });
    }
  }
}
