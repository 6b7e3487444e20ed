import { setTimeout as sleep } from 'node:timers/promises';

/** Shortest wait after an empty queue; the waits grow from here to the configured longest. */
const FIRST_WAIT_MS = 100;

/**
 * Calls `look` again and again: at once while there is work, else after waits that grow from 100 ms
 * to the longest, each shortened at random so that queues are not asked in step. `wake` ends a wait.
 */
export class Poll {
  readonly #abort = new AbortController();
  #wakeUp: (() => void) | undefined;
  #woken = false;
  readonly #done: Promise<void>;

  /** @param look answers whether there was work; must not reject */
  constructor(
    private readonly look: () => Promise<boolean>,
    private readonly longestMs: number,
  ) {
    this.#done = this.#loop();
  }

  wake(): void {
    this.#woken = true;
    this.#wakeUp?.();
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#done;
  }

  async #loop(): Promise<void> {
    let wait = FIRST_WAIT_MS;
    while (!this.#abort.signal.aborted) {
      this.#woken = false;
      if (await this.look()) wait = FIRST_WAIT_MS;
      else {
        await this.#rest(wait * (0.8 + 0.4 * Math.random()));
        wait = this.#woken ? FIRST_WAIT_MS : Math.min(wait * 2, this.longestMs);
      }
    }
  }

  async #rest(ms: number): Promise<void> {
    if (this.#woken) return;
    const early = new AbortController();
    this.#wakeUp = () => early.abort();
    const signal = AbortSignal.any([early.signal, this.#abort.signal]);
    await sleep(ms, undefined, { signal }).catch(() => undefined);
    this.#wakeUp = undefined;
  }
}
