import type { Ports } from '../ports';
import type { LotPlan } from '../workflow/contract';
import type { Activity } from './activity';

/** Looked at to see which profiles wait; the claim itself reads again, up to a whole job. */
const LOOK_AHEAD = 200;

/** Pairs each free lane with the profile that has waited longest. Changes nothing. */
export function makePlanLots(
  ports: Pick<Ports, 'clock' | 'ledger' | 'jobs' | 'transcriber'>,
): Activity<'planLots'> {
  return async () => {
    const busy = new Set(await ports.jobs.busyLanes());
    const free = ports.transcriber.lanes.filter((lane) => !busy.has(lane));
    if (free.length === 0) return [];
    const waiting = await ports.ledger.queued({ now: ports.clock.now(), limit: LOOK_AHEAD });
    const profiles = [...new Set(waiting.map((recording) => recording.profile))];
    return free.flatMap((lane, index): LotPlan[] => {
      const profile = profiles[index];
      return profile === undefined ? [] : [{ lane, profile }];
    });
  };
}
