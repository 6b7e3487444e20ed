import type { BlobName } from '../domain/blob-name';
import type { Reason } from '../domain/errors';
import type {
  LedgerChange,
  LedgerRecord,
  OwnedRecording,
  Owner,
  Priority,
  QueuedRecording,
  Status,
} from '../domain/ledger';
import type { WaitingHead } from '../domain/planning';
import type { Look, Twin } from '../domain/same-content';
import type { Tagged } from './tagged';

export interface Ledger {
  read(id: string): Promise<Tagged<LedgerRecord> | undefined>;
  /** False when there is one already. */
  create(record: LedgerRecord): Promise<boolean>;
  /** False when the document has changed since `tag`. */
  replace(record: LedgerRecord, tag: string): Promise<boolean>;
  /** Queued recordings of a profile that may go now, oldest first. */
  queued(filter: QueueFilter): Promise<QueuedRecording[]>;
  /** The first of each profile and priority that waits and may go now, and how many there are. */
  waiting(now: Date): Promise<WaitingHead[]>;
  /** queued → claimed, if it is still the queued one that was seen. False: somebody else was faster. */
  claim(seen: QueuedRecording, claim: { jobId: string; at: Date; until: Date }): Promise<boolean>;
  /** queued → parked for up to `limit` that may go now: nobody's, until {@link unpark}. Says how many. */
  parkQueued(park: ParkFilter): Promise<number>;
  /** parked → queued for up to `limit` that no job has, and that wait for one of these services. Says how many. */
  unpark(limit: number, providers: readonly string[]): Promise<number>;
  /** All recordings that a job has claimed. */
  claimedBy(jobId: string): Promise<QueuedRecording[]>;
  /** A change by the owner. False: not the owner's any more, or not a step of the state table. */
  advance(owner: Owner, change: LedgerChange): Promise<boolean>;
  /** Recordings of a job that are not at an end, of those with these ids. */
  ownedBy(jobId: string, ids: readonly string[]): Promise<OwnedRecording[]>;
  /** Recordings whose claim is over and whose job is none of these. */
  orphans(
    now: Date,
    unfinishedJobs: readonly string[],
    limit: number,
  ): Promise<Tagged<LedgerRecord>[]>;
  /** Empty blobs whose time to get their content is over. */
  emptyAndDue(now: Date, limit: number): Promise<BlobName[]>;
  /** Version by id, for those of these ids that the ledger knows. */
  versions(ids: readonly string[]): Promise<Map<string, string>>;
  /**
   * Recordings with an end of which nobody was told yet, those that ended after `before` left out.
   * Up to `limit`, and fewer where some of the first were left out.
   */
  untold(before: Date, limit: number): Promise<Tagged<LedgerRecord>[]>;
  /** Ids of recordings whose deletion is not complete. */
  beingDeleted(limit: number): Promise<string[]>;
  /** How many have this status. */
  count(status: Status): Promise<number>;
  /** When the oldest landed that is on its way or parked (ISO 8601); `undefined` when there is none. */
  oldestUnfinished(): Promise<string | undefined>;
  /** How many landed after a time (ISO 8601), those of archives and live sessions left out. */
  landedAfter(time: string): Promise<number>;
  /** Up to `limit` recordings with this content key that are not deleted. */
  sameContent(content: string, limit: number): Promise<Look[]>;
  /** Says on a recording that it is the same audio as an earlier one. False: it is another by now. */
  noteSame(twin: Twin): Promise<boolean>;
  /** Ids of recordings whose time to be kept is over. */
  toErase(now: Date, limit: number): Promise<string[]>;
  /** Newest landing first. */
  list(filter: ListFilter): Promise<LedgerRecord[]>;
  ping(): Promise<void>;
}

/** Which recordings, by status and by when they landed (ISO 8601 in UTC). */
export interface ListFilter {
  /** All but what is deleted, where absent. */
  readonly statuses?: readonly Status[];
  readonly from?: string;
  /** Facts of the call, exactly as they stand on the ledger. */
  readonly callId?: string;
  readonly agent?: string;
  readonly queue?: string;
  /** Not included. */
  readonly to?: string;
  readonly after?: ListPlace;
  readonly limit: number;
}

/** Where a listing goes on: with what landed at this time or before, without those seen of that time. */
export interface ListPlace {
  readonly landedAt: string;
  readonly seen: readonly string[];
}

/** Which of those that may go now are to be parked; without a profile all. */
export interface ParkFilter {
  readonly now: Date;
  readonly reason: Reason;
  readonly limit: number;
  readonly profile?: string;
}

export interface QueueFilter {
  readonly now: Date;
  readonly limit: number;
  readonly profile: string;
  readonly priority: Priority;
}
