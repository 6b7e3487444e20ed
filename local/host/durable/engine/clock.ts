/** Where the engine gets its time from, so that tests can have a time of their own. */
export interface Clock {
  now(): Date;
  /** Runs something at that time or soon after; at once if it is past. Returns how to call it off. */
  at(when: Date, run: () => void): () => void;
}

/**
 * Node's timers stand still while a laptop sleeps and know nothing of a clock that is set, so the
 * clock is looked at this often. Who is woken early sets another timer.
 */
const LONGEST_WAIT_MS = 500;

export const systemClock: Clock = {
  now: () => new Date(),
  at(when, run) {
    const wait = Math.min(Math.max(when.getTime() - Date.now(), 0), LONGEST_WAIT_MS);
    const timer = setTimeout(run, wait);
    return () => clearTimeout(timer);
  },
};
