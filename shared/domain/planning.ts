import type { Priority } from './ledger';
import { profileFromKey } from './profile';
import { resourceOf } from './provider';

/** The first of those that wait with one profile and priority. */
export interface WaitingHead {
  readonly profile: string;
  readonly priority: Priority;
  /** ISO 8601; the smaller, the longer it waits. */
  readonly waitsSince: string;
  /** How many wait with it, as far as they were counted. */
  readonly count: number;
}

/** A service, as far as planning goes. */
export interface LaneService {
  readonly name: string;
  readonly lanes: readonly string[];
  /** Most that one job may hold. */
  readonly recordingsPerJob: number;
}

/** A job that keeps its lane busy. */
export interface RunningJob {
  readonly lane: string;
  readonly profile: string;
}

/** Code of what waits for a service or resource that the settings no longer have. */
export const NO_SERVICE = 'no_service';

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

/** Lots of one plan: a dispatcher claims them one by one, and then plans anew. */
const MOST_LOTS = 50;

/**
 * Gives what waits to the lanes that are free: today's before an archive, then whoever waits
 * longest. A profile goes only to the lanes of its service, and of the resources that it allows. Of
 * several lanes of a service, long recordings never have all, so that short ones do not stand
 * behind them. Where one job takes few recordings, each free lane gets one, up to a bound.
 */
export function planLots(
  waiting: readonly WaitingHead[],
  services: readonly LaneService[],
  freeLanes: readonly string[],
  running: readonly RunningJob[],
): Lot[] {
  const free = new Set(freeLanes);
  const lots: Lot[] = [];
  const longOf = longJobs(running);
  for (const head of inOrder(waiting)) {
    const { provider, length } = profileFromKey(head.profile);
    const fit = lanesOf(head.profile, services).filter((lane) => free.has(lane));
    const service = services.find(({ name }) => name === provider);
    if (!service || fit.length === 0) continue;
    const share = Math.max(SMALLEST_SHARE, Math.ceil(head.count / fit.length));
    const most = Math.min(share, service.recordingsPerJob);
    let left = head.count;
    for (const lane of fit) {
      if (left <= 0 || lots.length >= MOST_LOTS) break;
      if (length === 'long') {
        const long = longOf.get(provider) ?? 0;
        if (service.lanes.length > 1 && long >= service.lanes.length - 1) break;
        longOf.set(provider, long + 1);
      }
      free.delete(lane);
      lots.push({ lane, profile: head.profile, priority: head.priority, most });
      left -= most;
    }
  }
  return lots;
}

/** Lanes that recordings of a profile may go to; none where the settings no longer name one. */
export function lanesOf(profile: string, services: readonly LaneService[]): string[] {
  const { provider, lanes: allowed } = profileFromKey(profile);
  const service = services.find(({ name }) => name === provider);
  return (service?.lanes ?? []).filter((lane) => isAllowed(lane, allowed));
}

/**
 * Whether a lane is one of these resources; none stands for any. A host means all services of that
 * resource: `HOST/fast` is in the region of `HOST`.
 */
export function isAllowed(lane: string, resources: readonly string[]): boolean {
  const resource = resourceOf(lane);
  const host = resource.split('/')[0] ?? resource;
  return resources.length === 0 || resources.includes(resource) || resources.includes(host);
}

/** How many jobs with long recordings each service has. */
function longJobs(running: readonly RunningJob[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const { profile } of running) {
    const { provider, length } = profileFromKey(profile);
    if (length === 'long') count.set(provider, (count.get(provider) ?? 0) + 1);
  }
  return count;
}

function inOrder(waiting: readonly WaitingHead[]): WaitingHead[] {
  const rank = ({ priority }: WaitingHead) => (priority === 'normal' ? 0 : 1);
  return waiting.toSorted(
    (one, other) => rank(one) - rank(other) || (one.waitsSince < other.waitsSince ? -1 : 1),
  );
}
