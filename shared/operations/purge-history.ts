import type { Clock, Histories, Log } from '../ports';

const DAY_MS = 24 * 3_600_000;
const SLICE_MS = 6 * 3_600_000;
/** Slices behind the oldest that is due; what is older than that goes in one. */
const SLICES = 8;
/** Less than the time that a function may take: what is left goes with the next run. */
const MOST_MS = 10 * 60_000;

/**
 * Forgets orchestrations that began more than so many days ago and are over. Oldest first, in
 * slices: a call that has to forget a day of thousands at once may take longer than its answer is
 * waited for.
 */
export function makePurgeHistory(clock: Clock, settings: { readonly history: number }) {
  return async (histories: Histories, log: Pick<Log, 'info' | 'warn'>): Promise<number> => {
    const started = clock.now().getTime();
    const due = started - settings.history * DAY_MS;
    let from = 0;
    let purged = 0;
    for (let slice = SLICES - 1; slice >= 0; slice -= 1) {
      if (clock.now().getTime() - started > MOST_MS) {
        log.warn(`history: ${purged} instances purged; the rest goes with the next run`);
        return purged;
      }
      const to = due - slice * SLICE_MS;
      purged += await histories.purge(new Date(from), new Date(to));
      from = to;
    }
    log.info(
      `history: ${purged} instances purged that began before ${new Date(due).toISOString()}`,
    );
    return purged;
  };
}
