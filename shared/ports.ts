import type { Inspection } from './domain/admission';
import type { Archive, BackfillRun } from './domain/backfill';
import type { BlobName } from './domain/blob-name';
import type { ControlDocuments, ControlKind } from './domain/control';
import type { Ending } from './domain/ending';
import type { Reason } from './domain/errors';
import type { Job, JobChange } from './domain/job';
import type {
  LedgerChange,
  LedgerRecord,
  OwnedRecording,
  Owner,
  Priority,
  QueuedRecording,
  ResultPointer,
  Status,
} from './domain/ledger';
import type { RunningJob, WaitingHead } from './domain/planning';
import type { Profile } from './domain/profile';
import type { FileFailure, JobCheck, ProviderJob, ProviderTranscript } from './domain/provider';
import type { ResultDocument } from './domain/result';
import type { SummaryOutcome } from './domain/summary';
import type { Transcript } from './domain/transcript';

/*
 * Everything that the app needs from outside, on one page. Every method may throw an AppError whose
 * verdict says what comes next; adapters classify and never wait or repeat.
 */

export interface Clock {
  now(): Date;
}

/** A document together with the tag that a conditional write needs. */
export interface Tagged<T> {
  readonly value: T;
  readonly tag: string;
}

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
  parkQueued(park: { now: Date; reason: Reason; limit: number }): Promise<number>;
  /** parked → queued for up to `limit` that no job has. Says how many. */
  unpark(limit: number): Promise<number>;
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
  /** Newest landing first. */
  list(filter: ListFilter): Promise<LedgerRecord[]>;
  ping(): Promise<void>;
}

/** Which recordings, by status and by when they landed (ISO 8601 in UTC). */
export interface ListFilter {
  /** All but what is deleted, where absent. */
  readonly statuses?: readonly Status[];
  readonly from?: string;
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

export interface QueueFilter {
  readonly now: Date;
  readonly limit: number;
  readonly profile: string;
  readonly priority: Priority;
}

export interface Results {
  /** Written once: a document that is there already stays as it is. */
  create(document: ResultDocument): Promise<void>;
  read(recordingId: string, documentId: string): Promise<ResultDocument | undefined>;
  /** Pointers to all results that a recording has, of whatever version. */
  pointers(recordingId: string): Promise<ResultPointer[]>;
  /** One that is not there counts as deleted. */
  delete(recordingId: string, documentId: string): Promise<void>;
}

export interface Jobs {
  /** False when there is one already. */
  create(job: Job): Promise<boolean>;
  read(id: string): Promise<Job | undefined>;
  update(id: string, change: JobChange): Promise<void>;
  /**
   * Changes a job that has no provider's job yet and whose last attempt to submit is still the one
   * that was seen. False: somebody else was faster.
   */
  attempt(id: string, submitTriedAt: string | undefined, change: JobChange): Promise<boolean>;
  /** Changes a job that is still being claimed. False: somebody else has ended that. */
  prepare(id: string, change: JobChange): Promise<boolean>;
  /** Ids of jobs that are not closed and were made before `before`. */
  unfinished(before: Date): Promise<{ id: string; createdAt: string }[]>;
  /** Ids of jobs that are not closed and have this recording in their manifest. */
  unfinishedWith(recordingId: string): Promise<string[]>;
  /** Jobs that keep their lane busy. */
  running(): Promise<RunningJob[]>;
  /** Seconds of audio in jobs made since then, for the daily budget. */
  audioSecondsSince(time: Date): Promise<number>;
  findByProviderJob(providerJobId: string): Promise<string | undefined>;
}

/** Documents by which all instances of the app agree. */
export interface Control {
  read<K extends ControlKind>(
    kind: K,
    name: string,
  ): Promise<Tagged<ControlDocuments[K]> | undefined>;
  /** Writes what was read under `tag`, or creates it without one. False: somebody else was faster. */
  write<K extends ControlKind>(
    kind: K,
    name: string,
    value: ControlDocuments[K],
    tag: string | undefined,
  ): Promise<boolean>;
}

export type { BlobName } from './domain/blob-name';

export interface ListedBlob extends BlobName {
  readonly etag: string;
  readonly sizeBytes: number;
  /** ISO 8601. */
  readonly modifiedAt: string;
}

export interface BlobProperties {
  readonly etag: string;
  readonly sizeBytes: number;
}

/** The storage account of recordings. */
export interface Recordings {
  /** The container that people drop recordings into. */
  readonly landing: string;
  /** `undefined` when there is no such blob. */
  properties(blob: BlobName): Promise<BlobProperties | undefined>;
  /** The first bytes of that very version; `undefined` when it is another by now. */
  firstBytes(blob: BlobName, etag: string, count: number): Promise<Buffer | undefined>;
  /** The URL of a blob, without any signature. */
  url(blob: BlobName): string;
  /** A URL under which the speech service may read the recording, for a day or a little more. */
  readUrl(blob: BlobName): Promise<string>;
  /** A page of a container's blobs, in order of their paths. Throws AppError for no such container. */
  page(
    container: string,
    from: { readonly prefix?: string; readonly continuation?: string; readonly limit?: number },
  ): Promise<{ blobs: ListedBlob[]; continuation?: string }>;
  /** With all its snapshots. One that is not there counts as deleted. */
  delete(blob: BlobName): Promise<void>;
  ping(): Promise<void>;
}

/** The container of lossless transcripts. */
export interface Transcripts {
  /** Written once: a transcript that is there already stays as it is. */
  create(path: string, transcript: Transcript): Promise<void>;
  read(path: string): Promise<Transcript | undefined>;
  /** One that is not there counts as deleted. */
  delete(path: string): Promise<void>;
  /** Paths of all transcripts of a recording, of whatever version. */
  ofRecording(recordingId: string): Promise<string[]>;
}

export interface AudioInspector {
  /** Says what the first bytes of a blob of `sizeBytes` are. */
  inspect(firstBytes: Buffer, sizeBytes: number): Promise<Inspection>;
}

/** A batch transcription service, as one of its resources offers it: an adapter each. */
export interface BatchLane {
  /** Creates a job. A verdict of `unsure` means that it may exist all the same. */
  submit(job: { name: string; profile: Profile; urls: readonly string[] }): Promise<string>;
  /** Ids of the jobs of that name that the service has. */
  find(name: string): Promise<string[]>;
  check(providerJobId: string): Promise<JobCheck>;
  /** One page of transcripts, each fetched when it is asked for. */
  transcripts(
    providerJobId: string,
    page: string | null,
  ): Promise<{ read: readonly (() => Promise<ProviderTranscript>)[]; next: string | null }>;
  failures(providerJobId: string): Promise<FileFailure[]>;
  /** Deletes the service's copy of everything. A job that is not there counts as deleted. */
  discard(providerJobId: string): Promise<void>;
  /** Every job of this environment that the service has. */
  ours(): Promise<ProviderJob[]>;
  ping(): Promise<void>;
}

export interface BatchTranscriber {
  readonly provider: string;
  /** Names of the resources that jobs may go to. */
  readonly lanes: readonly string[];
  /** Most recordings that one job may hold. */
  readonly recordingsPerJob: number;
  /** Throws AppError (blocked) for a lane that the settings no longer name. */
  on(lane: string): BatchLane;
}

export interface Summarizer {
  summarize(transcript: Transcript): Promise<SummaryOutcome>;
  /** What the service counts at most for the summary of a transcript (tokens), known before. */
  tokensFor(transcript: Transcript): number;
  ping(): Promise<void>;
}

/** Starting and waking orchestrations. All of it may be repeated. */
export interface Workflows {
  kickDispatch(): Promise<void>;
  startJob(jobId: string): Promise<void>;
  transcriptionEnded(jobId: string): Promise<void>;
  /** Looks at a blob again at a later time. */
  lookAgain(blob: BlobName & { id: string; version: string; at: Date }): Promise<void>;
  /** Carries out the deletion of a recording that is marked for it. */
  startDeletion(recordingId: string): Promise<void>;
}

/** Archives that are being taken in, each by an orchestration of its own. */
export interface Backfills {
  /** Starts, or joins what runs for this archive already. What is written from `todayFrom` on is no part of it. */
  start(archive: Archive & { todayFrom: string | null }): Promise<void>;
  read(id: string): Promise<BackfillRun | undefined>;
  /** Those that are not over. */
  running(): Promise<BackfillRun[]>;
  /** Ends it where it is. Nothing happens to one that is over. */
  cancel(id: string): Promise<void>;
}

/** Histories of orchestrations. */
export interface Histories {
  /** Forgets orchestrations that are over and began in this span; says how many. */
  purge(from: Date, to: Date): Promise<number>;
}

/** One line a call; ids and numbers only, never spoken words or secrets. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** A recording came to an end: what those who listen are told. No spoken words. */
export interface RecordingEnded extends Ending, BlobName {
  readonly recordingId: string;
  readonly result?: ResultPointer;
}

/** Tells whoever listens, one request a call and of a few seconds at most. May tell twice. */
export interface Announcer {
  announce(ended: RecordingEnded): Promise<void>;
}

/** Events that nobody took, and landings that failed again and again. */
export interface DeadLetters {
  list(limit: number): Promise<DeadLetter[]>;
  put(letter: Omit<DeadLetter, 'id'>): Promise<void>;
  /** One that is not there counts as removed. */
  remove(id: string): Promise<void>;
}

export interface DeadLetter {
  readonly id: string;
  readonly blob: BlobName;
  readonly reason: string;
  /** ISO 8601. */
  readonly at: string;
}

export interface Ports {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly results: Results;
  readonly jobs: Jobs;
  readonly control: Control;
  readonly recordings: Recordings;
  readonly transcripts: Transcripts;
  readonly inspector: AudioInspector;
  readonly transcriber: BatchTranscriber;
  readonly summarizer: Summarizer;
  readonly deadLetters: DeadLetters;
  /** Absent where nobody wants to be told. */
  readonly announcer?: Announcer;
}
