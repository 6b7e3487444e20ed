import type { LedgerRecord } from './ledger';

/** How long what is left of a deleted recording keeps late events from bringing it back (days). */
export const TOMBSTONE_DAYS = 90;

/** How long what is not erased at once is kept (days). */
export interface Retention {
  /** Soft delete of the storage account; whoever administers it may bring a blob back for so long. */
  readonly softDelete: number;
  readonly cosmosBackup: number;
  readonly telemetry: number;
  /** Histories of finished orchestrations. */
  readonly history: number;
  /** Documents of recordings at an end; 0 for ever. */
  readonly document: number;
  /** Documents of closed jobs. */
  readonly jobDocument: number;
}

/*
 * The two documents that a recording becomes on its way out. Neither has a title, a summary, a
 * result or an owner: nobody reads from it, and no job can write on it any more.
 */

/**
 * Marked for deletion under a new epoch; where the audio and its side-car lie is kept until they are
 * erased.
 * `jobIds`: jobs that may still have a copy of it at their provider.
 */
export function markedForDeletion(
  record: LedgerRecord,
  requestedAt: string,
  jobIds: readonly string[],
): LedgerRecord {
  const { container, path, sidecar, sizeBytes, attempts } = record;
  return {
    ...shellOf(record),
    container,
    path,
    ...(sidecar && { sidecar }),
    status: 'deleting',
    sizeBytes,
    attempts,
    notBefore: requestedAt,
    times: { landedAt: record.times.landedAt },
    deletion: { requestedAt, ...(jobIds.length > 0 && { jobIds }) },
  };
}

/** Nothing is left but an id, a version and times, which keep late events from bringing it back. */
export function tombstone(record: LedgerRecord, completedAt: string): LedgerRecord {
  const { container, deletion } = record;
  return {
    ...shellOf(record),
    container,
    path: '',
    status: 'deleted',
    sizeBytes: 0,
    attempts: 0,
    notBefore: completedAt,
    times: { landedAt: record.times.landedAt, completedAt },
    deletion: { requestedAt: completedAt, ...deletion, completedAt },
  };
}

function shellOf({ id, kind, version, profile, priority, epoch }: LedgerRecord) {
  const shell = { id, schemaVersion: 1, version, profile, priority, epoch: epoch + 1 } as const;
  return { ...shell, ...(kind && { kind }) };
}
