import type { Clock } from '../../../local/host/durable/engine/clock';

interface Alarm {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until it is told to go on. */
export class VirtualClock implements Clock {
  #now: number;
  readonly #alarms = new Set<Alarm>();

  constructor(start: Date) {
    this.#now = start.getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  at(when: Date, run: () => void): () => void {
    const alarm = { at: when.getTime(), run };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  /** When the next alarm is due; undefined when none is set. */
  get next(): Date | undefined {
    const times = [...this.#alarms].map(({ at }) => at);
    return times.length === 0 ? undefined : new Date(Math.min(...times));
  }

  /** Goes to that time, never back, and rings what is due. */
  goTo(when: Date): void {
    this.#now = Math.max(this.#now, when.getTime());
    for (const alarm of [...this.#alarms]) {
      if (alarm.at > this.#now) continue;
      this.#alarms.delete(alarm);
      alarm.run();
    }
  }
}
