import type { AudioFormat } from './audio';
import type { Reason } from './errors';

/** Where a recording stands; design: "The way of a recording". */
export type Status =
  | 'queued'
  | 'claimed'
  | 'transcribing'
  | 'transcribed'
  | 'completed'
  | 'rejected'
  | 'failed'
  | 'parked'
  | 'deleting';

/** How many jobs may try a recording before it is given up. */
export const MOST_ATTEMPTS = 3;

/** Statuses from which a recording does not move by itself. */
export const TERMINAL: readonly Status[] = ['completed', 'rejected', 'failed'];

/**
 * The document of one recording in the container `recordings`, at most 4 KB, readable in Data
 * Explorer. Times are ISO 8601 in UTC.
 */
export interface LedgerRecord {
  readonly id: string;
  readonly schemaVersion: 1;
  readonly container: string;
  readonly path: string;
  /** The blob's ETag: the version that this document speaks of. */
  readonly version: string;
  readonly status: Status;
  /** Why it is rejected, failed or parked, and what to do. */
  readonly reason?: Reason;
  /** Brief, of the newest completed version. */
  readonly title?: string;
  readonly summary?: string;
  readonly sizeBytes: number;
  readonly format?: AudioFormat;
  readonly durationSeconds?: number;
  readonly channels?: number;
  /** Key of all that must match to share a job; see `profileOf`. */
  readonly profile: string;
  /** Rises whenever the recording changes hands; every later write is conditional on it. */
  readonly epoch: number;
  /** How many jobs have had it. */
  readonly attempts: number;
  readonly jobId?: string;
  /** After this the claim may be taken over. */
  readonly claimedUntil?: string;
  /**
   * Not dispatched before this: a recording that failed in passing rests, and an empty blob is
   * given time for its content to arrive.
   */
  readonly notBefore: string;
  readonly times: LedgerTimes;
  /** The newest complete result; while a new version is under way it is the old one's. */
  readonly result?: ResultPointer;
}

export interface LedgerTimes {
  readonly landedAt: string;
  readonly claimedAt?: string;
  readonly submittedAt?: string;
  readonly transcribedAt?: string;
  readonly completedAt?: string;
}

export interface ResultPointer {
  readonly version: string;
  /** Id of the document in the container `results`. */
  readonly documentId: string;
  /** Path of the lossless transcript in the container `transcripts`. */
  readonly transcriptPath: string;
}

/** Who may write on a claimed recording. A write whose owner no longer matches is dropped. */
export interface Owner {
  readonly recordingId: string;
  readonly jobId: string;
  readonly epoch: number;
  readonly version: string;
}

const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  queued: ['claimed', 'rejected', 'failed'],
  claimed: ['transcribing', 'parked', 'queued', 'failed', 'rejected'],
  transcribing: ['transcribed', 'parked', 'queued', 'failed', 'rejected'],
  transcribed: ['completed', 'parked', 'queued', 'failed'],
  parked: ['transcribing', 'transcribed', 'completed', 'queued', 'failed'],
  completed: ['queued', 'deleting'],
  rejected: ['queued', 'deleting'],
  failed: ['queued', 'deleting'],
  deleting: [],
};

/** Whether the state table has this step. Staying is always allowed: activities run at least once. */
export function canGo(from: Status, to: Status): boolean {
  return from === to || NEXT[from].includes(to);
}

/** All statuses from which `to` can be reached in one step, `to` itself included. */
export function statusesBefore(to: Status): Status[] {
  return (Object.keys(NEXT) as Status[]).filter((from) => canGo(from, to));
}

/** The same recording at a new version: starts afresh, keeps the old result until a new one is there. */
export function withNewVersion(old: LedgerRecord, landed: LedgerRecord): LedgerRecord {
  return {
    ...landed,
    epoch: old.epoch + 1,
    ...(old.result && { result: old.result }),
    ...(old.title !== undefined && { title: old.title }),
    ...(old.summary !== undefined && { summary: old.summary }),
  };
}

/** Back in the queue under a new epoch, so that whoever had it can't write on it any more. */
export function requeued(record: LedgerRecord): LedgerRecord {
  const { jobId: _job, claimedUntil: _until, reason: _reason, ...rest } = record;
  return { ...rest, status: 'queued', epoch: record.epoch + 1 };
}
