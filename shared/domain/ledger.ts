import type { AudioFormat } from './audio';
import type { CallFacts, RecordingChoices, Sidecar } from './choices';
import type { Chosen } from './choosing';
import { takenAlong, type Ending } from './ending';
import type { Reason } from './errors';
import type { LiveMarks, LiveSession } from './live';
import type { SameBy } from './same-content';
import type { Status } from './status';

export * from './status';

/** How many jobs may try a recording before it is given up. */
export const MOST_ATTEMPTS = 3;

/** Whose turn it is: what lands today goes before an archive that is taken in beside it. */
export type Priority = 'normal' | 'low';

/**
 * The document of one recording in the container `recordings`, at most 4 KB, readable in Data
 * Explorer. Times are ISO 8601 in UTC.
 */
export interface LedgerRecord extends LiveMarks {
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
  /** What its side-car, metadata, tags and profile chose, as it was understood. */
  readonly choices?: RecordingChoices;
  /** What telephony knows of its call, from the same sources. */
  readonly call?: CallFacts;
  /** Which service it got and why; absent where there was nothing to choose from. */
  readonly chosen?: Chosen;
  readonly sidecar?: Sidecar;
  /** Why nothing was taken from its name, where names have a pattern. */
  readonly nameUnread?: string;
  /** Short text that is the same for the same audio; see `contentKey`. */
  readonly content?: string;
  /** Content-MD5 of the blob (base64), where it has one. */
  readonly contentMd5?: string;
  /** Id of the recording that landed before it with the same audio. */
  readonly sameAs?: string;
  readonly sameBy?: SameBy;
  /** From then on it is erased, because its choices say how long it may be kept. */
  readonly eraseAt?: string;
  /** What it waits for until `notBefore`, beside the content of an empty blob. */
  readonly waitsFor?: 'sidecar';
  /** Key of all that must match to share a job; see `profileKey`. */
  readonly profile: string;
  readonly priority: Priority;
  /** What a summary will cost at most (tokens), known once there is a transcript. */
  readonly summaryTokens?: number;
  /** How many calls of the model that will take; one if absent. */
  readonly summaryCalls?: number;
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
  /** There is an end of it of which nobody was told yet; only where somebody wants to be told. */
  readonly untold?: boolean;
  /** Such ends from before the recording went on, oldest first. */
  readonly untoldBefore?: readonly Ending[];
  /** What a request to delete the recording has come to. */
  readonly deletion?: Deletion;
}

/** A recording is being deleted, or was: what is gone, and what goes by itself later. */
export interface Deletion {
  readonly requestedAt: string;
  /** Since then the audio is gone; what is uploaded to the same place later is another recording. */
  readonly erasedAt?: string;
  readonly completedAt?: string;
  /** Jobs that had the recording when it was asked for; their provider's copies go with them. */
  readonly jobIds?: readonly string[];
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

/** What an owner may change on its recording. `undefined` leaves a field, `null` removes it. */
export interface LedgerChange {
  readonly status: Status;
  readonly reason?: Reason | null;
  readonly title?: string;
  readonly summary?: string;
  readonly durationSeconds?: number;
  readonly channels?: number;
  readonly summaryTokens?: number;
  readonly summaryCalls?: number;
  readonly notBefore?: string;
  readonly profile?: string;
  readonly chosen?: Chosen;
  readonly result?: LedgerRecord['result'];
  readonly times?: Partial<LedgerRecord['times']>;
  readonly untold?: boolean;
  readonly session?: LiveSession;
  /**
   * Gives the recording back: no job has it any more. `uncounted`: and the job does not count as a
   * try, because the recording was not what it failed for.
   */
  readonly release?: 'counted' | 'uncounted';
}

/** A queued recording, as much of it as a dispatcher needs. */
export type QueuedRecording = Pick<
  LedgerRecord,
  'id' | 'container' | 'path' | 'version' | 'epoch' | 'profile'
> & { readonly estimatedSeconds: number };

/** A recording that a job has, as much of it as its job needs. */
export interface OwnedRecording extends Owner {
  readonly status: Status;
  readonly attempts: number;
  readonly summaryTokens: number;
  readonly summaryCalls: number;
}

/** The same recording at a new version: starts afresh, keeps the old result until a new one is there. */
export function withNewVersion(old: LedgerRecord, landed: LedgerRecord): LedgerRecord {
  return {
    ...landed,
    epoch: old.epoch + 1,
    ...takenAlong(old),
    ...(old.result && { result: old.result }),
    ...(old.title !== undefined && { title: old.title }),
    ...(old.summary !== undefined && { summary: old.summary }),
  };
}

/** Back in the queue under a new epoch, so that whoever had it can't write on it any more. */
export function requeued(record: LedgerRecord): LedgerRecord {
  const { jobId: _job, claimedUntil: _until, reason: _reason, ...rest } = record;
  return { ...rest, ...takenAlong(record), status: 'queued', epoch: record.epoch + 1 };
}
