import { LiveError } from '../errors';
import type { LiveTarget } from '../types';

/** A token is replaced so long before it expires. */
const EARLY_MS = 60_000;
/** No timer may be longer (2^31 ms), nor shorter than this, whatever the clocks say. */
const LONGEST_MS = 2 ** 31 - 1;
const SHORTEST_MS = 5_000;

/**
 * The token for the next connection. Each new connection takes a new one from the app; one that is
 * fetched before the last expires stands in when the app cannot be reached just then.
 */
export class Tokens {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isFresh = true;

  constructor(private target: LiveTarget) {
    this.renewInTime();
  }

  /**
   * For a connection that is opened now.
   *
   * @throws LiveError when the app refuses one, as it does when the session has ended
   */
  async forConnection(): Promise<LiveTarget> {
    if (!this.isFresh) await this.renew();
    this.isFresh = false;
    return this.target;
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private async renew(): Promise<void> {
    if (!this.target.renew) return;
    try {
      this.target = { ...this.target, ...(await this.target.renew()) };
    } catch (error) {
      const isRefused = error instanceof LiveError && error.retry === 'never';
      if (isRefused || Date.parse(this.target.expiresAt) <= Date.now()) throw error;
    }
    this.renewInTime();
  }

  private renewInTime(): void {
    clearTimeout(this.timer);
    const left = Date.parse(this.target.expiresAt) - Date.now() - EARLY_MS;
    if (!this.target.renew || Number.isNaN(left)) return;
    this.timer = setTimeout(
      () => {
        // What fails here fails again when the token is needed, and is told of then.
        void this.renew().catch(() => undefined);
      },
      Math.min(LONGEST_MS, Math.max(SHORTEST_MS, left)),
    );
  }
}
