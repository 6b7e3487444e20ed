import type { PatchOperation } from '@azure/cosmos';
import { TOMBSTONE_DAYS } from '../../domain/deletion';
import { UNFINISHED, type LedgerChange, type LedgerRecord, type Status } from '../../domain/ledger';

const DAY_SECONDS = 24 * 3600;

/** Never, whatever the container says (Cosmos DB, time to live). A patch can't remove what may not be there. */
const NEVER = -1;

/**
 * When a document of the ledger goes by itself: `ttl` counts in seconds from its last write. What is
 * left of a deleted recording goes when no event can be that late any more; one at its end after
 * `endedDays` (0: never). One that is being deleted stays until it is.
 */
export function makeTimeToLive(endedDays: number) {
  function secondsFor(status: Status): number | undefined {
    if (status === 'deleted') return TOMBSTONE_DAYS * DAY_SECONDS;
    const isAtEnd = status !== 'deleting' && !UNFINISHED.includes(status);
    return isAtEnd && endedDays > 0 ? endedDays * DAY_SECONDS : undefined;
  }

  return {
    /** The whole document: one that goes on again is written without. */
    of(record: LedgerRecord): LedgerRecord & { ttl?: number } {
      const ttl = secondsFor(record.status);
      return { ...record, ...(ttl !== undefined && { ttl }) };
    },

    /** `queued` is the one status that a patch may reach from an end. */
    operationsFor({ status }: LedgerChange): PatchOperation[] {
      const ttl = secondsFor(status) ?? (status === 'queued' && endedDays > 0 ? NEVER : undefined);
      return ttl === undefined ? [] : [{ op: 'set', path: '/ttl', value: ttl }];
    },
  };
}
