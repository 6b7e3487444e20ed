import type { Context } from '../context';
import type { Job } from '../store/job';
import { deliver } from './deliver';

/** Tells receivers of the end of jobs: each on its own, in any order, also after a restart. */
export class Notifier {
  private readonly stop = new AbortController();
  private readonly running = new Set<Promise<void>>();

  /** Takes up what the process before this one left undone. */
  resume(context: Context): void {
    for (const job of context.store.jobs.all()) this.notify(context, job);
  }

  /** Tells all that are still to be told of this job. */
  notify(context: Context, job: Job): void {
    for (const place of job.untold) {
      const delivery = deliver(context, job.id, place, this.stop.signal).finally(() =>
        this.running.delete(delivery),
      );
      this.running.add(delivery);
    }
  }

  /** Stops at once; what is undone is taken up by the next `resume`. */
  async close(): Promise<void> {
    this.stop.abort();
    await Promise.allSettled(this.running);
  }
}
