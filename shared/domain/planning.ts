import type { Priority } from './ledger';
import { profileFromKey } from './profile';

/** The first of those that wait with one profile and priority. */
export interface WaitingHead {
  readonly profile: string;
  readonly priority: Priority;
  /** ISO 8601; the smaller, the longer it waits. */
  readonly waitsSince: string;
  /** How many wait with it, as far as they were counted. */
  readonly count: number;
}

/** A job that keeps its lane busy. */
export interface RunningJob {
  readonly lane: string;
  readonly profile: string;
}

/** What a dispatcher is to claim: recordings of one profile for one lane. */
export interface Lot {
  readonly lane: string;
  readonly profile: string;
  readonly priority: Priority;
  /** Most recordings to take, so that the free lanes share what waits. */
  readonly most: number;
}

/** Below this, sharing what waits among lanes costs more in jobs than it gains in time. */
const SMALLEST_SHARE = 50;

/**
 * Gives what waits to the lanes that are free: today's before an archive, then whoever waits
 * longest. A profile goes only to the lanes that it allows. Of several lanes, long recordings never
 * have all, so that short ones do not stand behind them.
 */
export function planLots(
  waiting: readonly WaitingHead[],
  lanes: { readonly all: readonly string[]; readonly free: readonly string[] },
  running: readonly RunningJob[],
): Lot[] {
  const free = new Set(lanes.free);
  const lots: Lot[] = [];
  let lanesWithLong = running.filter(({ profile }) => isLong(profile)).length;
  for (const head of inOrder(waiting)) {
    const allowed = profileFromKey(head.profile).lanes;
    const fit = [...free].filter((lane) => allowed.length === 0 || allowed.includes(lane));
    const most = Math.max(SMALLEST_SHARE, Math.ceil(head.count / Math.max(1, fit.length)));
    let left = head.count;
    for (const lane of fit) {
      if (left <= 0) break;
      if (isLong(head.profile)) {
        if (lanes.all.length > 1 && lanesWithLong >= lanes.all.length - 1) break;
        lanesWithLong += 1;
      }
      free.delete(lane);
      lots.push({ lane, profile: head.profile, priority: head.priority, most });
      left -= most;
    }
  }
  return lots;
}

function inOrder(waiting: readonly WaitingHead[]): WaitingHead[] {
  const rank = ({ priority }: WaitingHead) => (priority === 'normal' ? 0 : 1);
  return waiting.toSorted(
    (one, other) => rank(one) - rank(other) || (one.waitsSince < other.waitsSince ? -1 : 1),
  );
}

function isLong(profile: string): boolean {
  return profileFromKey(profile).length === 'long';
}
