import { LiveError } from '../errors';

const FIRST_MS = 250;
const LONGEST_MS = 10_000;
/** Attempts without progress, and how long they may take together. */
const MOST = 10;
const PATIENCE_MS = 90_000;
/** A connection that has held so long has shown that the service is there. */
const HELD_MS = 60_000;

/**
 * How long to wait before the next attempt: doubled each time, with chance in it (full range, as
 * "exponential backoff and jitter" has it), at least what the error asks for. Progress starts it
 * anew; without any it gives up.
 */
export class Attempts {
  private count = 0;
  private firstAt: number | undefined;
  private openedAt: number | undefined;

  constructor(private readonly now: () => number = () => performance.now()) {}

  opened(): void {
    this.openedAt = this.now();
  }

  /** Something was settled. */
  progressed(): void {
    this.count = 0;
    this.firstAt = undefined;
  }

  /**
   * Milliseconds to wait before the next attempt.
   *
   * @throws LiveError the given one when it must not be tried again; `gave-up` when it was tried enough
   */
  waitAfter(error: LiveError): number {
    if (error.retry === 'never') throw error;
    if (this.openedAt !== undefined && this.now() - this.openedAt > HELD_MS) this.progressed();
    this.openedAt = undefined;
    this.firstAt ??= this.now();
    this.count += 1;
    if (this.count > MOST || this.now() - this.firstAt > PATIENCE_MS) {
      const seconds = Math.round((this.now() - this.firstAt) / 1000);
      throw new LiveError(
        'gave-up',
        `The connection to the speech service could not be kept: ${this.count - 1} attempts in ${seconds} s failed, the last one so: ${error.message}`,
        'never',
        { cause: error },
      );
    }
    const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** (this.count - 1));
    return Math.max(error.retry.afterMs, Math.round(most * (0.5 + Math.random() / 2)));
  }
}
