import type { Reason } from './errors';
import { recordingIdOf } from './recording-id';

/** All blobs of a container whose paths begin with `prefix`; an empty prefix is the whole container. */
export interface Archive {
  readonly container: string;
  readonly prefix: string;
}

/** A blob that could not be taken in, and never will be as it is. */
export interface BackfillFailure {
  readonly path: string;
  readonly reason: Reason;
}

/** What became of blobs. */
export interface BackfillCounts {
  /** New on the ledger, and on their way. */
  readonly taken: number;
  /** Were on the ledger already. */
  readonly known: number;
  /** New on the ledger, and rejected with a reason. */
  readonly rejected: number;
  /** Not on the ledger: they could not even be looked at. */
  readonly failed: number;
}

/** How far a backfill is: its custom status, which people read, and its output. */
export interface BackfillProgress extends BackfillCounts {
  readonly pages: number;
  /** Some of those that failed. */
  readonly failures: readonly BackfillFailure[];
  /** Every blob has been seen, and each has one of the four ends above. */
  readonly done: boolean;
  /** Why it pauses at the moment. */
  readonly waitsFor?: Reason;
  /** Why it was given up before it was done. */
  readonly gaveUp?: Reason;
}

/** How a backfill stands: `waiting` says what for, `failed` why; both can be asked for again. */
export type BackfillStanding = 'running' | 'waiting' | 'done' | 'failed' | 'cancelled';

/** A backfill that somebody asked for. Times are ISO 8601. */
export interface BackfillRun extends Archive {
  readonly id: string;
  readonly standing: BackfillStanding;
  readonly progress: BackfillProgress;
  readonly startedAt: string;
  readonly updatedAt: string;
}

/** Where a backfill goes on; travels from one of its histories to the next. */
export interface BackfillState {
  readonly progress: BackfillProgress;
  /** Where the listing goes on; `null` at its beginning. */
  readonly continuation: string | null;
  /** Settled in earlier tries of this page, whose next try will find them known. */
  readonly settledBefore: number;
  /** Tries of this page that trouble ended, in a row. */
  readonly tries: number;
  /** When that trouble began; `null` when there is none. */
  readonly troubledSince: string | null;
}

/** What one try of a page came to. */
export interface BackfillPage {
  readonly counts: BackfillCounts;
  readonly failures: readonly BackfillFailure[];
  /** Where the next page begins; `null` after the last one. */
  readonly next: string | null;
  /** Why not every blob was dealt with, and the page is to be tried again; `null` when all were. */
  readonly pause: BackfillPause | null;
}

/** `crowded`: enough of the archive waits already. The others: what a service's answer means. */
export type BackfillPause =
  | { readonly kind: 'crowded'; readonly reason: Reason }
  | { readonly kind: 'blocked'; readonly reason: Reason }
  | { readonly kind: 'later'; readonly reason: Reason; readonly afterMs?: number };

/** Few: a custom status holds 16 KB. */
export const MOST_FAILURES = 5;

const PREFIX = 'backfill-';

/** The instance that takes in an archive; a second request for the same archive finds the first. */
export function backfillIdOf({ container, prefix }: Archive): string {
  return `${PREFIX}${recordingIdOf(container, prefix)}`;
}

/** Whether an id can be that of a backfill: others' instances are none of its business. */
export function isBackfillId(id: string): boolean {
  return id.startsWith(PREFIX);
}

export const NO_COUNTS: BackfillCounts = { taken: 0, known: 0, rejected: 0, failed: 0 };

export const BEGINNING: BackfillState = {
  progress: { ...NO_COUNTS, pages: 0, failures: [], done: false },
  continuation: null,
  settledBefore: 0,
  tries: 0,
  troubledSince: null,
};

/**
 * The state after a try of a page. What a try has settled counts at once; those that were known, and
 * those that failed, only count when the page is complete, because each try meets them anew.
 */
export function withPage(state: BackfillState, page: BackfillPage): BackfillState {
  const { waitsFor: _waitsFor, ...before } = state.progress;
  const { taken, known, rejected, failed } = page.counts;
  const settled = { taken: before.taken + taken, rejected: before.rejected + rejected };
  if (page.pause) {
    const settledBefore = state.settledBefore + taken + rejected;
    return { ...state, settledBefore, progress: { ...before, ...settled } };
  }
  return {
    ...BEGINNING,
    continuation: page.next,
    progress: {
      ...before,
      ...settled,
      pages: before.pages + 1,
      known: before.known + Math.max(0, known - state.settledBefore),
      failed: before.failed + failed,
      failures: [...before.failures, ...page.failures].slice(0, MOST_FAILURES),
      done: page.next === null,
    },
  };
}
