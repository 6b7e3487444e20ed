import type { ServiceTime } from '../engine';
import { pause } from '../pause';

/**
 * When the recordings of one job end, by a stated service time. The times are counted from the
 * start of the job, so that late timers of a busy machine do not add up over a thousand files.
 */
export class Pace {
  private begun = 0;

  /** @param startedAt milliseconds of the same clock as `now` */
  constructor(
    private readonly time: ServiceTime,
    private readonly now: () => number = () => performance.now(),
    private readonly startedAt = now(),
  ) {}

  /** Waits until the next recording of the job ends, or until the signal aborts. */
  async next(signal: AbortSignal): Promise<void> {
    const { jobStartMs, fileMs, filesAtOnce } = this.time;
    const round = Math.floor(this.begun / filesAtOnce) + 1;
    this.begun += 1;
    const waitMs = this.startedAt + jobStartMs + round * fileMs - this.now();
    if (waitMs > 0) await pause(waitMs, signal);
  }
}
