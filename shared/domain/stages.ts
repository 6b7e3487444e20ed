import { generationOf } from './generation';
import type { LedgerRecord, Status } from './ledger';

/** A time that a recording has spent in one status. Times are ISO 8601 in UTC. */
export interface Stage {
  readonly status: Extract<Status, 'queued' | 'claimed' | 'transcribing' | 'transcribed'>;
  readonly from: string;
  readonly to: string;
}

type Timed = Pick<LedgerRecord, 'times' | 'epoch' | 'notBefore'>;

/**
 * Where the time of a recording at its end went. While it was parked it counts as where it was
 * parked; of several jobs only the last is told. Stages that took no time are left out.
 */
export function stagesOf(record: Timed): Stage[] {
  const { claimedAt, submittedAt, transcribedAt, completedAt } = record.times;
  if (completedAt === undefined) return [];
  const starts = [
    { status: 'queued', at: startOf(record) },
    { status: 'claimed', at: claimedAt },
    { status: 'transcribing', at: submittedAt },
    { status: 'transcribed', at: transcribedAt },
  ] as const;
  const reached: { status: Stage['status']; at: string }[] = [];
  for (const { status, at } of starts) {
    // An earlier job may have left a time behind that the last one did not come to.
    if (at !== undefined && at >= (reached.at(-1)?.at ?? '')) reached.push({ status, at });
  }
  return reached
    .map(({ status, at }, index) => ({
      status,
      from: at,
      to: reached[index + 1]?.at ?? completedAt,
    }))
    .filter(({ from, to }) => from < to);
}

/** When it began to wait: it landed, or was asked for again, which keeps the time of its landing. */
export function startOf({ times, epoch, notBefore }: Timed): string {
  return generationOf(epoch) > 0 && notBefore > times.landedAt ? notBefore : times.landedAt;
}
