import type {
  Capabilities,
  JobCheck,
  FileFailure,
  ProviderJob,
  ProviderTranscript,
} from '../domain/provider';
import type { Profile } from '../domain/profile';

/** All batch transcription services of the settings. */
export interface Transcribers {
  /** In the order of the settings; the first is what a recording gets that nothing is chosen for. */
  readonly providers: readonly BatchProvider[];
  /** Lanes of all of them. */
  readonly lanes: readonly string[];
  /** Throws AppError (blocked) for one that the settings no longer name. */
  provider(name: string): BatchProvider;
  /** Throws AppError (blocked) for a lane that the settings no longer name. */
  on(lane: string): BatchLane;
}

/** One service, as the settings know it: an adapter each. */
export interface BatchProvider {
  /** Stands on the ledger and in profiles: `azure-speech`, `azure-fast`, `speechmatics`, `openai`. */
  readonly name: string;
  readonly capabilities: Capabilities;
  /**
   * Names of the places that jobs may go to, different from those of all other providers. A lane
   * has one job at a time; a resource that takes several at once has several lanes, `HOST#1`,
   * `HOST#2` …, which share its troubles (see `resourceOf`).
   */
  readonly lanes: readonly string[];
  /** Throws AppError (blocked) for a lane that the settings no longer name. */
  on(lane: string): BatchLane;
  /** Answers a call of the service's own webhook; absent where it has none, or none is set up. */
  notified?(call: ProviderCall): ProviderNotification;
}

/** A transcription service, as one of its lanes offers it. */
export interface BatchLane {
  /**
   * Creates a job and says its id. A verdict of `unsure` means that it may exist all the same. A
   * service that answers at once has done the work when this returns.
   */
  submit(job: Submission): Promise<string>;
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

/** What is submitted: at most `recordingsPerJob` recordings. */
export interface Submission {
  /** Our id of the job. */
  readonly name: string;
  readonly profile: Profile;
  readonly audio: readonly AudioSource[];
}

/** One recording of a job. Nothing is fetched or signed before it is asked for. */
export interface AudioSource {
  /** Its URL without any signature: what results are matched by. */
  readonly source: string;
  /** Last part of its path, with its extension. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Words and names that are likely to be said; only of a service that takes them. */
  readonly phrases?: readonly string[];
  /** A URL that the service may read, by RECORDINGS_ACCESS signed or by its own identity. */
  link(): Promise<string>;
  /** A signed URL, whatever RECORDINGS_ACCESS says: for services outside Azure. */
  signedLink(): Promise<string>;
  /** The bytes, of the version that was claimed. Throws AppError when it is another by now. */
  open(): Promise<AsyncIterable<Uint8Array>>;
}

/** One call of a provider's webhook. Header names are in lower case. */
export interface ProviderCall {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** `ended`: the provider says that this job is over. `answer`: nothing for us, or no business of theirs. */
export type ProviderNotification =
  | { readonly kind: 'ended'; readonly providerJobId: string }
  | { readonly kind: 'answer'; readonly status: number; readonly body?: string };
