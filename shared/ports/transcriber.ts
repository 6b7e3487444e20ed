import type { Profile } from '../domain/profile';
import type { FileFailure, JobCheck, ProviderJob, ProviderTranscript } from '../domain/provider';

export interface BatchTranscriber {
  readonly provider: string;
  /** Names of the resources that jobs may go to. */
  readonly lanes: readonly string[];
  /** Most recordings that one job may hold. */
  readonly recordingsPerJob: number;
  /** Whether it takes words and names that are likely to be said. */
  readonly phraseHints: boolean;
  /** Throws AppError (blocked) for a lane that the settings no longer name. */
  on(lane: string): BatchLane;
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
