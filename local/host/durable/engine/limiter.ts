/** Runs at most so many tasks at the same time, the others in the order in which they came. */
export class Limiter {
  readonly #most: number;
  readonly #queue: (() => Promise<void>)[] = [];
  readonly #onIdle: (() => void)[] = [];
  #running = 0;
  #closed = false;

  constructor(most: number) {
    this.#most = most;
  }

  get idle(): boolean {
    return this.#running === 0 && this.#queue.length === 0;
  }

  /** @param task must not reject */
  add(task: () => Promise<void>): void {
    if (this.#closed) return;
    this.#queue.push(task);
    this.#next();
  }

  /** Drops what has not begun; what runs goes on. */
  close(): void {
    this.#closed = true;
    this.#queue.length = 0;
  }

  /** Resolves when nothing runs and nothing waits. */
  async drained(): Promise<void> {
    if (this.idle) return;
    await new Promise<void>((resolve) => this.#onIdle.push(resolve));
  }

  #next(): void {
    while (this.#running < this.#most) {
      const task = this.#queue.shift();
      if (task === undefined) return;
      this.#running += 1;
      void task().finally(() => {
        this.#running -= 1;
        this.#next();
        if (this.idle) for (const resolve of this.#onIdle.splice(0)) resolve();
      });
    }
  }
}
