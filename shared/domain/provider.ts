import type { AudioFormat } from './audio';
import type { Profanity, Separation } from './choices';
import type { Reason } from './errors';
import type { Recognition } from './transcript';

/** What a service can do, by its documentation; limits are those of one recording. */
export interface Capabilities {
  /** `batch`: asynchronous jobs, minutes. `fast`: it answers the request with the transcript. */
  readonly mode: 'batch' | 'fast';
  /** Most recordings that one job may hold. */
  readonly recordingsPerJob: number;
  readonly mostBytes: number;
  readonly mostSeconds: number;
  /** Kinds of file that it takes. */
  readonly formats: readonly AudioFormat['kind'][];
  /** Most channels of a file; absent where it has no such bound of its own. */
  readonly mostChannels?: number;
  /** How it can tell speakers apart. */
  readonly separations: readonly Separation[];
  /** The same for files of two channels; absent where that makes no difference. */
  readonly separationsOfTwo?: readonly Separation[];
  /** Of `diarization`; absent where it has no such bound of its own. */
  readonly mostSecondsDiarized?: number;
  readonly profanities: readonly Profanity[];
  /** Most words and names that are likely to be said; 0 where it takes none. */
  readonly phraseHints: number;
  /** Most locales to identify the language among; 1 where it has to be told. */
  readonly candidateLocales: number;
  /** Primary language subtags (`en`) that it knows; absent where it knows what the app knows. */
  readonly languages?: readonly string[];
  /** Those of them that it can tell from others by their sound; absent where it is all. */
  readonly languagesIdentified?: readonly string[];
  /** Shortest time between two checks of a job; absent for what SPEECH_POLL_MIN_SECONDS says. */
  readonly pollMinMs?: number;
}

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
  /** The URL that was submitted, without its query; absent where a job has one recording. */
  readonly source?: string;
}

/** A provider's transcript in our terms. */
export interface ProviderTranscript extends Recognition {
  /** The URL that was submitted, without its query; absent where a job has one recording. */
  readonly source?: string;
}

/** A job that the provider has and that this app, in this environment, has made. */
export interface ProviderJob {
  readonly id: string;
  /** Our id of it. */
  readonly name: string;
  readonly createdAt: string;
}

/** The resource that a lane belongs to: lanes of one resource are told apart after a `#`. */
export function resourceOf(lane: string): string {
  return lane.split('#')[0] ?? lane;
}

/** The first lane of each resource: what is asked of a resource need not be asked of all its lanes. */
export function oneLaneOfEach(lanes: readonly string[]): string[] {
  const resources = lanes.map(resourceOf);
  return lanes.filter((_, index) => resources.indexOf(resources[index] ?? '') === index);
}
