import { EventEmitter, once } from 'node:events';

/** Lets calls wait for the end of a job. */
export class JobEnds {
  private readonly events = new EventEmitter().setMaxListeners(0);

  tell(jobId: string): void {
    this.events.emit(jobId);
  }

  /** Waits until the job ends, at most so long, or until the signal aborts. */
  async wait(jobId: string, ms: number, signal: AbortSignal): Promise<void> {
    if (ms <= 0) return;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
    try {
      await once(this.events, jobId, { signal: limit });
    } catch (error) {
      if (!limit.aborted) throw error;
    }
  }
}
