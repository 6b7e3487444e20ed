import type { Store } from '../store/store';
import type { Clock } from './clock';
import { toFired } from './to-messages';

/** Sleeps until the next durable timer is due: there is one wake-up at a time, and no polling. */
export class Timers {
  #cancel: (() => void) | undefined;
  #armedFor: number | undefined;
  #stopped = false;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly wake: (instanceId: string) => void,
  ) {}

  /** To be called whenever timers may have come or gone. */
  arm(): void {
    if (this.#stopped) return;
    const fireAt = this.store.nextTimer()?.fireAt;
    if (fireAt?.getTime() === this.#armedFor) return;
    this.#disarm();
    if (fireAt === undefined) return;
    this.#armedFor = fireAt.getTime();
    this.#cancel = this.clock.at(fireAt, () => this.#fire());
  }

  stop(): void {
    this.#stopped = true;
    this.#disarm();
  }

  #fire(): void {
    this.#disarm();
    const now = this.clock.now();
    for (;;) {
      const timer = this.store.nextTimer();
      if (timer === undefined || timer.fireAt > now) break;
      if (this.store.fire(timer, toFired(timer, now))) this.wake(timer.instanceId);
    }
    this.arm();
  }

  #disarm(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#armedFor = undefined;
  }
}
