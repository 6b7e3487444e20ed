import type { Reason } from './errors';
import type { EventWatch } from './event-watch';

/*
 * Documents of the container `control`: small, few, each changed under its tag. What has to hold
 * over all instances of the app is agreed on here. Times are ms since 1970 where they are counted
 * with, ISO 8601 where a person reads them.
 */

/** Who has a speech resource. The holder's job document says whether it still needs it. */
export interface LaneState {
  readonly holder?: string;
  /** The resource refused a job for a reason that a person has to mend; others go first until then. */
  readonly trouble?: Reason & { readonly until: string };
}

/** Model calls under way, or about to be. */
export interface Slot {
  readonly id: string;
  readonly count: number;
  readonly from: number;
  /** After this whoever had it is taken for gone. */
  readonly until: number;
  /** For an archive: today's calls do not wait for it. */
  readonly isLow?: boolean;
}

/** Name of the one pace: there is one model service. */
export const MODEL_PACE = 'model';

/** How fast the model may be called, over all jobs and instances. */
export interface Pace {
  /** Earliest time at which the next request fits the limit of requests a minute. */
  readonly requestsFreeAt: number;
  readonly tokensFreeAt: number;
  /** The service asked for a pause. */
  readonly pausedUntil: number;
  /** Until then more of today's may be about to come, and archives wait. */
  readonly todayUntil?: number;
  readonly slots: readonly Slot[];
  /** Tokens reserved since midnight UTC of `day` (yyyy-mm-dd). */
  readonly day: string;
  readonly dayTokens: number;
}

/** The operator's word: a stop, or more than the daily budget for one day. */
export interface OperatorSwitch {
  readonly stopped: boolean;
  readonly since: string;
  /** Why, for those who find recordings parked. */
  readonly note?: string;
  /** Added to the budgets of this day (yyyy-mm-dd, UTC) only. */
  readonly extra?: {
    readonly day: string;
    readonly audioHours: number;
    readonly tokens: number;
  };
}

/** How far a listing has come that is too large for one sitting, and what needs no other look. */
export interface Cursor {
  readonly continuation?: string;
  /** From when the pass is that is under way (ISO 8601). */
  readonly passFrom?: string;
  /** It has met what could not be taken in, and will have to be repeated. */
  readonly isBroken?: boolean;
  /** What was last written before (ISO 8601) is known to be on the ledger, or not to belong there. */
  readonly seenUntil?: string;
}

/** Name of the one watch over events. */
export const EVENTS = 'recordings';

/** What each kind of control document holds. */
export interface ControlDocuments {
  readonly lane: LaneState;
  readonly pace: Pace;
  readonly switch: OperatorSwitch;
  readonly cursor: Cursor;
  readonly events: EventWatch;
}

export type ControlKind = keyof ControlDocuments;

/** The day of a time, in UTC: budgets begin anew at midnight. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** Midnight at which the day after `time` begins. */
export function nextDay(time: Date): Date {
  return new Date(Date.parse(`${dayOf(time)}T00:00:00.000Z`) + 24 * 3_600_000);
}
