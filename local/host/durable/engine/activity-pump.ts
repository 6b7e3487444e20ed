import type { Logger } from '../../log';
import type { ActivityWork, Store } from '../store/store';
import type { Clock } from './clock';
import { Limiter } from './limiter';
import type { Runner } from './runner';
import { toCompleted, toFailed } from './to-messages';

interface Tools {
  readonly store: Store;
  readonly runner: Runner;
  readonly clock: Clock;
  readonly log: Logger;
  /** Tells an instance that it has got a message. */
  readonly wake: (instanceId: string) => void;
}

/** Runs the activities on the store's list. They leave it when they have ended, so each runs at least once. */
export class ActivityPump {
  readonly #tools: Tools;
  readonly #limiter: Limiter;
  #lastWorkId = 0;

  constructor(most: number, tools: Tools) {
    this.#tools = tools;
    this.#limiter = new Limiter(most);
  }

  get idle(): boolean {
    return this.#limiter.idle;
  }

  drained(): Promise<void> {
    return this.#limiter.drained();
  }

  /** Begins what has come onto the list since the last call. */
  takeUp(): void {
    for (const work of this.#tools.store.activities(this.#lastWorkId)) {
      this.#lastWorkId = work.workId;
      this.#limiter.add(() => this.#perform(work));
    }
  }

  stop(): void {
    this.#limiter.close();
  }

  async #perform(work: ActivityWork): Promise<void> {
    const { store, runner, clock, log, wake } = this.#tools;
    try {
      const message = await runner.perform(work).then(
        (value) => toCompleted(work, value, clock.now()),
        (error: unknown) => toFailed(work, error, clock.now()),
      );
      if (store.endActivity(work, message)) wake(work.instanceId);
    } catch (error) {
      log('error', work.name, 'The result could not be kept; the activity runs again later', error);
    }
  }
}
