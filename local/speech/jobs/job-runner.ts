import { EventEmitter, once } from 'node:events';
import type { Context } from '../context';
import type { Job } from '../store/job';
import { enterStatus } from './job-transitions';
import { runJob } from './run-job';

/** Works on the jobs one at a time, oldest first, as the service does in a region. */
export class JobRunner {
  private readonly events = new EventEmitter();
  private readonly stop = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  /** A job that an earlier process was working on is taken up again before all others. */
  start(context: Context): void {
    this.loop = this.run(context);
  }

  /** To be called when a job was added. */
  wake(): void {
    this.events.emit('wake');
  }

  /** Interrupts the present job, which stays `Running` in the store. */
  async close(): Promise<void> {
    this.stop.abort();
    this.wake();
    await this.loop;
  }

  private async run(context: Context): Promise<void> {
    const { signal } = this.stop;
    while (!signal.aborted) {
      const job = context.store.jobs.next();
      if (job === undefined) {
        await once(this.events, 'wake');
        continue;
      }
      try {
        await runJob(context, job, signal);
      } catch (error) {
        if (!signal.aborted) giveUp(context, job, error);
      }
    }
  }
}

/** An unforeseen error must not stop the jobs behind this one. */
function giveUp(context: Context, { id }: Job, error: unknown): void {
  if (context.store.jobs.get(id)?.status !== 'Running') throw error;
  const message = error instanceof Error ? error.message : String(error);
  enterStatus(context, id, 'Failed', { error: { code: 'Internal', message } });
}
