/**
 * A point at which the app can be struck: before or after the effect of a call to a port, when an
 * activity had its effect and its end is not on record yet (`ended`), or when an orchestrator takes
 * up what is on record (`recorded`).
 */
export interface Moment {
  /** Counted from 1 over a whole run; the same for the same scenario until something strikes. */
  readonly index: number;
  readonly when: 'before' | 'after' | 'ended' | 'recorded';
  /** The call: `ledger.claim`, or the name of the activity or orchestrator. */
  readonly what: string;
  /** Who called: an activity, an orchestrator, `landing`, `sweep`, `webhook`. */
  readonly actor: string;
  /** Number of the call within the activity, or of the step within the orchestrator; from 1. */
  readonly nth: number;
}

/** @example 'before ledger.claim, call 3 of claimLot (moment 17)' */
export function textOf({ index, when, what, actor, nth }: Moment): string {
  return `${when} ${what}, call ${nth} of ${actor} (moment ${index})`;
}

/** Strikes a moment, or not. Throws what the struck call is to be answered with. */
export type Strike = (moment: Moment) => void | Promise<void>;

/** Who does something: one run of an activity, of a trigger or of the sweep. */
export interface Actor {
  readonly name: string;
  /** Orchestration that called; undefined for triggers and the sweep. */
  readonly instanceId: string | undefined;
  /** Number of the host's life that it runs in. */
  readonly life: number;
  /** Number of effects that there were when it began. */
  readonly began: number;
  calls: number;
  /** `threw`: with any verdict but success. `lost`: its host was killed. */
  end: 'running' | 'done' | 'threw' | 'lost';
}

/** A call that had its effect, whether or not its answer reached the app. */
export interface Effect {
  readonly actor: Actor;
  readonly what: string;
  readonly args: readonly unknown[];
  readonly answer: unknown;
}
