/** Limits of a session in time, in milliseconds (limits page of the service, August 2026). */
export interface TimeLimits {
  /** Without audio. */
  readonly idleMs: number;
  readonly sessionMs: number;
  /** Without audio, ping or pong: the connection is taken for dead. */
  readonly deadMs: number;
}

const MINUTE = 60_000;
export const USUAL_LIMITS: TimeLimits = {
  idleMs: 60 * MINUTE,
  sessionMs: 48 * 60 * MINUTE,
  deadMs: 3 * MINUTE,
};

/** Clients are warned so long before. */
const IDLE_WARNINGS = [15, 10, 5].map((minutes) => minutes * MINUTE);
const SESSION_WARNINGS = [45, 30, 15].map((minutes) => minutes * MINUTE);

export type TimeEvent =
  | { readonly kind: 'warning'; readonly type: 'idle_timeout' | 'session_timeout'; leftMs: number }
  | { readonly kind: 'end'; readonly type: 'idle_timeout' | 'session_timeout' | 'dead' };

/** Watches how long a session lasts, and how long nothing came. */
export class SessionTimes {
  readonly #startedAt: number;
  #audioAt: number;
  #aliveAt: number;
  #idleWarnings = 0;
  #sessionWarnings = 0;

  constructor(
    private readonly limits: TimeLimits,
    now: number,
  ) {
    this.#startedAt = this.#audioAt = this.#aliveAt = now;
  }

  audio(now: number): void {
    this.#audioAt = this.#aliveAt = now;
    this.#idleWarnings = 0;
  }

  sign(now: number): void {
    this.#aliveAt = now;
  }

  /** What is due since it was last asked. */
  check(now: number): TimeEvent[] {
    const { idleMs, sessionMs, deadMs } = this.limits;
    const idleLeft = this.#audioAt + idleMs - now;
    const sessionLeft = this.#startedAt + sessionMs - now;
    if (idleLeft <= 0) return [{ kind: 'end', type: 'idle_timeout' }];
    if (sessionLeft <= 0) return [{ kind: 'end', type: 'session_timeout' }];
    if (now - this.#aliveAt >= deadMs) return [{ kind: 'end', type: 'dead' }];
    const events: TimeEvent[] = [];
    const idle = IDLE_WARNINGS.filter((before) => idleLeft <= before && before < idleMs).length;
    if (idle > this.#idleWarnings) {
      events.push({ kind: 'warning', type: 'idle_timeout', leftMs: idleLeft });
    }
    const session = SESSION_WARNINGS.filter((before) => sessionLeft <= before).length;
    if (session > this.#sessionWarnings) {
      events.push({ kind: 'warning', type: 'session_timeout', leftMs: sessionLeft });
    }
    this.#idleWarnings = idle;
    this.#sessionWarnings = session;
    return events;
  }
}
