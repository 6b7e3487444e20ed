import { burst } from './arrivals';
import type { RunFigures } from './run-figures';
import { runLoad } from './run-load';
import { say } from '../report/say';
import { QUICK } from '../service-times';

/** Parts of the full size; the full size itself is the burst. */
const SHARES = [0.1, 0.2, 0.5];

/** The burst in smaller sizes: cost for each recording must not grow with their number. */
export async function growth(full: RunFigures): Promise<RunFigures[]> {
  const runs: RunFigures[] = [];
  for (const share of SHARES) {
    const recordings = Math.max(1, Math.round(full.recordings * share));
    say(`growth: ${String(recordings)} recordings at once`);
    runs.push(await runLoad(burst(recordings), { serviceTime: QUICK }));
  }
  return [...runs, full];
}
