import { planLots } from '../domain/planning';
import type { Ports } from '../ports';
import type { Activity } from './activity';
import type { Allowance } from './allowance';
import { makeLanes } from './lanes';

/**
 * Says which recordings go to which free lane, or why none may go. Changes nothing.
 */
export function makePlanLots(
  ports: Pick<Ports, 'clock' | 'control' | 'ledger' | 'jobs' | 'transcriber'>,
  allowance: Allowance,
): Activity<'planLots'> {
  const lanes = makeLanes(ports);

  return async () => {
    const now = ports.clock.now();
    const running = await ports.jobs.running();
    const busy = new Set(running.map(({ lane }) => lane));
    const all = ports.transcriber.lanes;
    const free = await lanes.sound(
      all.filter((lane) => !busy.has(lane)),
      now,
    );
    if (free.length === 0) return { lots: [], refusal: null };
    const refusal = await allowance.refusal(now);
    if (refusal) return { lots: [], refusal };
    const waiting = await ports.ledger.waiting(now);
    return { lots: planLots(waiting, { all, free }, running), refusal: null };
  };
}
