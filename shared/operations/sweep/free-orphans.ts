import { makeEndings } from '../../activities/ending';
import { MOST_ATTEMPTS, requeued, type LedgerRecord } from '../../domain/ledger';
import type { Ports, Tagged } from '../../ports';

/** Left-behind recordings dealt with in one sweep, as many as a job holds; the next one takes the rest. */
const AT_A_TIME = 1_000;

/** Claims that ran out and whose job is gone: queued again, or given up after too many jobs. */
export function makeFreeOrphans(ports: Pick<Ports, 'clock' | 'jobs' | 'ledger' | 'announcer'>) {
  const { jobs, ledger } = ports;
  const endings = makeEndings(ports);

  return async (now: Date): Promise<number> => {
    const unfinished = await jobs.unfinished(now);
    const ids = unfinished.map((job) => job.id);
    const orphans = await ledger.orphans(now, ids, AT_A_TIME);
    for (const orphan of orphans) await free(orphan, now);
    return orphans.length;
  };

  /** Raising the epoch takes the recording from whoever might still believe to own it. */
  async function free({ value, tag }: Tagged<LedgerRecord>, now: Date): Promise<void> {
    const again = requeued(value);
    const givenUp: LedgerRecord = {
      ...again,
      status: 'failed',
      reason: {
        code: 'left_behind',
        message: `Given up after ${value.attempts} jobs that did not finish it. Retry it (POST api/recordings/{id}/retry) once the cause is found.`,
      },
      times: { ...value.times, completedAt: now.toISOString() },
      ...endings.mark,
    };
    await ledger.replace(value.attempts >= MOST_ATTEMPTS ? givenUp : again, tag);
  }
}
