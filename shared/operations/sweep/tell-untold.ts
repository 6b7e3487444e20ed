import { tellOfAll } from '../../activities/ending';
import type { Ports } from '../../ports';

/** An end younger than this is just being told of by what brought it about. */
const BEING_TOLD_MS = 60_000;

const AT_A_TIME = 500;
/** After a listener was away for long, one sweep tells of no more than this many times as many. */
const ROUNDS = 10;

/**
 * Tells of ends that nobody was told of: the process died after it had written them, or the listener
 * was away. Those that fail stay marked for the next sweep.
 */
export function makeTellUntold({ announcer, ledger }: Pick<Ports, 'announcer' | 'ledger'>) {
  return async (now: Date): Promise<number> => {
    if (!announcer) return 0;
    const before = new Date(now.getTime() - BEING_TOLD_MS);
    let told = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const untold = await ledger.untold(before, AT_A_TIME);
      if (untold.length === 0) break;
      await tellOfAll({ announcer, ledger }, untold);
      told += untold.length;
    }
    return told;
  };
}
