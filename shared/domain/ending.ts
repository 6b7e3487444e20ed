import type { Reason } from './errors';

export type EndStatus = 'completed' | 'failed' | 'rejected';

/** One end of a recording. Times are ISO 8601 in UTC. */
export interface Ending {
  readonly version: string;
  /** Tells two ends of the same version apart: a recording that goes on has another epoch. */
  readonly epoch: number;
  readonly status: EndStatus;
  readonly reasonCode?: string;
  readonly landedAt: string;
  readonly endedAt: string;
}

/** What of a ledger document its ends are told from. */
export interface Tellable {
  readonly version: string;
  readonly epoch: number;
  readonly status: string;
  readonly reason?: Reason;
  readonly times: { readonly landedAt: string; readonly completedAt?: string };
  readonly untold?: boolean;
  readonly untoldBefore?: readonly Ending[];
}

/**
 * Earlier ends that are kept while nobody could be told of them, at some 180 bytes each. More come
 * together only where a recording is overwritten again and again while the listener is away.
 */
const MOST_KEPT = 4;

/** Every end that is still to be told of, oldest first. Of what is being deleted nothing is told any more. */
export function untoldEnds(record: Tellable): Ending[] {
  const { version, epoch, status, reason, times } = record;
  if (!record.untold || status === 'deleting' || status === 'deleted') return [];
  const earlier = record.untoldBefore ?? [];
  if (!isEnd(status) || times.completedAt === undefined) return [...earlier];
  const current: Ending = {
    version,
    epoch,
    status,
    ...(reason && { reasonCode: reason.code }),
    landedAt: times.landedAt,
    endedAt: times.completedAt,
  };
  return [...earlier, current];
}

/** What a recording takes along when it leaves its end, so that who listens hears of it all the same. */
export function takenAlong(record: Tellable): Pick<Tellable, 'untold' | 'untoldBefore'> {
  const untoldBefore = untoldEnds(record).slice(-MOST_KEPT);
  return untoldBefore.length > 0 ? { untold: true, untoldBefore } : {};
}

/** The same document when all its ends have been told of. */
export function allTold<R extends Tellable>(record: R): Omit<R, 'untold' | 'untoldBefore'> {
  const { untold: _untold, untoldBefore: _before, ...rest } = record;
  return rest;
}

/** Whether there is an end to tell of. What is deleted has none. */
export function isEnd(status: string): status is EndStatus {
  return status === 'completed' || status === 'failed' || status === 'rejected';
}
