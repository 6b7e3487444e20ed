import type { Ports } from '../ports';
import type { Activity } from './activity';

/** Recordings parked by one call: some thousand request units, well within a call's time. */
const AT_A_TIME = 200;

/** Says on what is queued that nothing goes now, and why. Sweep lets it go on. */
export function makeParkQueued(ports: Pick<Ports, 'clock' | 'ledger'>): Activity<'parkQueued'> {
  return async ({ reason, profile }) => {
    const now = ports.clock.now();
    const parked = await ports.ledger.parkQueued({
      ...{ now, reason, limit: AT_A_TIME },
      ...(profile !== undefined && { profile }),
    });
    return { parked };
  };
}
