import type { EventRaised } from '../protocol/history';
import { Task } from './task';

/** External events and who waits for them, in the order in which the SDK hands them out. */
export class WaitingEvents {
  readonly #waiters = new Map<string, Task[]>();
  #early: EventRaised[] = [];

  /** An event that came early is taken, oldest first. */
  wait(name: string): Task {
    const task = new Task();
    const at = this.#early.findIndex((event) => event.Name === name);
    if (at >= 0) {
      this.#early.splice(at, 1);
      task.settle('succeeded');
    } else {
      this.#waiters.set(name, [...(this.#waiters.get(name) ?? []), task]);
    }
    return task;
  }

  /** The one that began to wait last gets it. */
  raise(event: EventRaised): void {
    const waiter = this.#waiters.get(event.Name)?.pop();
    if (waiter === undefined) this.#early.push(event);
    else waiter.settle('succeeded');
  }

  /** Events that nothing has waited for so far. */
  get unprocessed(): readonly EventRaised[] {
    return this.#early;
  }
}
