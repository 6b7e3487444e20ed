import { setTimeout as sleep } from 'node:timers/promises';

/**
 * One thing at a time, and nobody twice in a row while others wait: each owner has a queue of its own,
 * and the queues take turns.
 */
export class FairLane {
  readonly #queues = new Map<object, (() => Promise<void>)[]>();
  #busy = false;

  /** @param rest pause after a piece of work, as a share of the time that it took (default none) */
  constructor(private readonly rest = 0) {}

  /** Whether something runs or waits. */
  get busy(): boolean {
    return this.#busy;
  }

  /** Runs `work` when it is its turn. */
  run<T>(owner: object, work: () => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const queue = this.#queues.get(owner) ?? [];
    queue.push(() => work().then(resolve, reject));
    this.#queues.set(owner, queue);
    void this.#drain();
    return promise;
  }

  async #drain(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let next = this.#next(); next; next = this.#next()) {
      const began = performance.now();
      await next();
      if (this.rest > 0) await sleep(this.rest * (performance.now() - began));
    }
    this.#busy = false;
  }

  /** The first of the owner whose turn it is, who goes to the end of the row. */
  #next(): (() => Promise<void>) | undefined {
    const [first] = this.#queues;
    if (!first) return undefined;
    const [owner, queue] = first;
    const work = queue.shift();
    this.#queues.delete(owner);
    if (queue.length > 0) this.#queues.set(owner, queue);
    return work;
  }
}
