import type { Reason } from './errors';
import type { Recognition } from './transcript';

/** Why a job or a file of it came to nothing. */
export interface Failure {
  readonly reason: Reason;
  /** Another try may help. */
  readonly retryable: boolean;
  /** The job was refused as a whole, and one of its recordings may be to blame. */
  readonly oneOfMany?: boolean;
}

/** Where a provider's job stands. */
export type JobCheck =
  | { readonly state: 'running'; readonly retryAfterMs?: number }
  | { readonly state: 'succeeded' }
  | ({ readonly state: 'failed' } & Failure)
  | { readonly state: 'missing' };

/** What became of one file of a job that has no transcript. */
export interface FileFailure extends Failure {
  /** The URL that was submitted, without its query. */
  readonly source: string;
}

/** A provider's transcript in our terms; `source` is the URL that was submitted, without its query. */
export interface ProviderTranscript extends Recognition {
  readonly source: string;
}

/** A job that the provider has and that this app, in this environment, has made. */
export interface ProviderJob {
  readonly id: string;
  /** Our id of it. */
  readonly name: string;
  readonly createdAt: string;
}
