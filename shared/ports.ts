import type { Inspection } from './domain/admission';
import type { Reason } from './domain/errors';
import type { Job } from './domain/job';
import type { LedgerRecord, Owner, ResultPointer, Status } from './domain/ledger';
import type { Profile } from './domain/profile';
import type { ResultDocument } from './domain/result';
import type { SummaryOutcome } from './domain/summary';
import type { Transcript, UnnumberedPhrase } from './domain/transcript';

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

/** What an owner may change on its recording. `undefined` leaves a field, `null` removes it. */
export interface LedgerChange {
  readonly status: Status;
  readonly reason?: Reason | null;
  readonly title?: string;
  readonly summary?: string;
  readonly durationSeconds?: number;
  readonly channels?: number;
  readonly notBefore?: string;
  readonly result?: LedgerRecord['result'];
  readonly times?: Partial<LedgerRecord['times']>;
  /** Gives the recording back: no job has it any more. */
  readonly release?: true;
}

/** A queued recording, as much of it as a dispatcher needs. */
export type QueuedRecording = Pick<
  LedgerRecord,
  'id' | 'container' | 'path' | 'version' | 'epoch' | 'profile'
> & { readonly estimatedSeconds: number };

export interface Ledger {
  read(id: string): Promise<Tagged<LedgerRecord> | undefined>;
  /** False when there is one already. */
  create(record: LedgerRecord): Promise<boolean>;
  /** False when the document has changed since `tag`. */
  replace(record: LedgerRecord, tag: string): Promise<boolean>;
  /** Queued recordings that may go now, oldest first. */
  queued(filter: { now: Date; limit: number; profile?: string }): Promise<QueuedRecording[]>;
  /** queued → claimed, if it is still the queued one that was seen. False: somebody else was faster. */
  claim(seen: QueuedRecording, claim: { jobId: string; at: Date; until: Date }): Promise<boolean>;
  /** All recordings that a job has claimed. */
  claimedBy(jobId: string): Promise<QueuedRecording[]>;
  /** A change by the owner. False: not the owner's any more, or not a step of the state table. */
  advance(owner: Owner, change: LedgerChange): Promise<boolean>;
  /** Recordings of a job that are not at an end, of those with these ids. */
  ownedBy(
    jobId: string,
    ids: readonly string[],
  ): Promise<(Owner & { status: Status; attempts: number })[]>;
  /** Recordings whose claim is over and whose job is none of these. */
  orphans(
    now: Date,
    unfinishedJobs: readonly string[],
    limit: number,
  ): Promise<Tagged<LedgerRecord>[]>;
  /** Empty blobs whose time to get their content is over. */
  emptyAndDue(now: Date, limit: number): Promise<{ id: string; path: string }[]>;
  /** Version by id, for those of these ids that the ledger knows. */
  versions(ids: readonly string[]): Promise<Map<string, string>>;
  ping(): Promise<void>;
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

/** What may change on a job. `null` removes a field. */
export type JobChange = Partial<
  Pick<
    Job,
    'state' | 'manifest' | 'audioSeconds' | 'submittedAt' | 'providerJobId' | 'unsure' | 'reason'
  >
> & {
  readonly submitTriedAt?: string | null;
};

export interface Jobs {
  /** False when there is one already. */
  create(job: Job): Promise<boolean>;
  read(id: string): Promise<Job | undefined>;
  update(id: string, change: JobChange): Promise<void>;
  /** Ids of jobs that are not closed and were made before `before`. */
  unfinished(before: Date): Promise<{ id: string; createdAt: string }[]>;
  busyLanes(): Promise<string[]>;
  findByProviderJob(providerJobId: string): Promise<string | undefined>;
}

export interface BlobProperties {
  readonly etag: string;
  readonly sizeBytes: number;
}

/** The container that people drop recordings into. */
export interface Recordings {
  readonly container: string;
  /** `undefined` when there is no such blob. */
  properties(path: string): Promise<BlobProperties | undefined>;
  /** The first bytes of that very version; `undefined` when it is another by now. */
  firstBytes(path: string, etag: string, count: number): Promise<Buffer | undefined>;
  /** The URL of a blob, without any signature. */
  url(path: string): string;
  /** A URL under which the speech service may read the recording, for a day or a little more. */
  readUrl(path: string): Promise<string>;
  /** All blobs of the container, a page at a time. */
  list(): AsyncIterable<{ path: string; etag: string; sizeBytes: number }[]>;
  ping(): Promise<void>;
}

/** The container of lossless transcripts. */
export interface Transcripts {
  /** Written once: a transcript that is there already stays as it is. */
  create(path: string, transcript: Transcript): Promise<void>;
  read(path: string): Promise<Transcript | undefined>;
  /** One that is not there counts as deleted. */
  delete(path: string): Promise<void>;
}

export interface AudioInspector {
  /** Says what the first bytes of a blob of `sizeBytes` are. */
  inspect(firstBytes: Buffer, sizeBytes: number): Promise<Inspection>;
}

/** Where a provider's job stands. */
export type JobCheck =
  | { readonly state: 'running'; readonly retryAfterMs?: number }
  | { readonly state: 'succeeded' }
  | { readonly state: 'failed'; readonly reason: Reason; readonly retryable: boolean }
  | { readonly state: 'missing' };

/** What became of one file of a job that has no transcript. */
export interface FileFailure {
  /** The URL that was submitted, without its query. */
  readonly source: string;
  readonly reason: Reason;
  readonly retryable: boolean;
}

/** A provider's transcript in our terms; `source` is the URL that was submitted, without its query. */
export interface ProviderTranscript {
  readonly source: string;
  readonly durationMs: number;
  readonly channels: number;
  readonly phrases: readonly UnnumberedPhrase[];
}

/** A batch transcription service: one adapter each. */
export interface BatchTranscriber {
  readonly provider: string;
  readonly lanes: readonly string[];
  /** Most recordings that one job may hold. */
  readonly recordingsPerJob: number;
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
  ping(): Promise<void>;
}

export interface Summarizer {
  summarize(transcript: Transcript): Promise<SummaryOutcome>;
  ping(): Promise<void>;
}

/** Starting and waking orchestrations. All of it may be repeated. */
export interface Workflows {
  kickDispatch(): Promise<void>;
  startJob(jobId: string): Promise<void>;
  transcriptionEnded(jobId: string): Promise<void>;
  /** Looks at a blob again at a later time. */
  lookAgain(recording: { id: string; path: string; version: string; at: Date }): Promise<void>;
}

/** One line a call; ids and numbers only, never spoken words or secrets. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

export interface Ports {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly results: Results;
  readonly jobs: Jobs;
  readonly recordings: Recordings;
  readonly transcripts: Transcripts;
  readonly inspector: AudioInspector;
  readonly transcriber: BatchTranscriber;
  readonly summarizer: Summarizer;
}
