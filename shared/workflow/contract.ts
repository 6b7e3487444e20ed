import type { OrchestrationContext, Task } from 'durable-functions';
import type { Reason } from '../domain/errors';
import type { Owner } from '../domain/ledger';
import type { Outcome } from './outcome';

/*
 * The names of all orchestrations and activities, with what goes in and comes out. Ids and pointers
 * travel; transcripts, links with signatures and spoken words never do.
 */

export const DISPATCH = 'dispatch';
export const TRANSCRIBE_BATCH = 'transcribeBatch';
export const SUMMARIZE_RECORDINGS = 'summarizeRecordings';
export const AWAIT_CONTENT = 'awaitContent';
export const KEEP_TRYING = 'keepTrying';

/** Custom status of a dispatch that has yet to look at the queue. */
export const GATHERING = 'gathering';
/** Custom status of a dispatch that has looked: what lands now may escape it. */
export const CLAIMING = 'claiming';

/** Event to a transcribeBatch: the provider says that its job is over. */
export const TRANSCRIPTION_ENDED = 'transcriptionEnded';

export interface DispatchInput {
  readonly gatherMs: number;
}

export interface BatchInput {
  readonly jobId: string;
  readonly pollMinMs: number;
  readonly deadlineMs: number;
  readonly summariesAtOnce: number;
  /** Status checks made so far; carried over when the history is started afresh. */
  readonly checks?: number;
}

export interface SummarizeInput {
  readonly owners: readonly Owner[];
  readonly atOnce: number;
}

export interface AwaitContentInput {
  readonly path: string;
  readonly at: string;
}

export interface LotPlan {
  readonly lane: string;
  readonly profile: string;
}

export type CheckResult =
  | { readonly state: 'running'; readonly retryAfterMs?: number }
  | { readonly state: 'succeeded' }
  | { readonly state: 'failed'; readonly reason: Reason; readonly retryable: boolean }
  | { readonly state: 'missing' };

/**
 * `submitted`: the provider has the job. `nothing`: none of its recordings is what it was.
 * `settled`: an earlier run of the orchestration came past the transcripts already.
 */
export type SubmitResult =
  | { readonly state: 'submitted'; readonly audioSeconds: number; readonly submittedAt: string }
  | { readonly state: 'nothing' | 'settled' };

interface JobInput {
  readonly jobId: string;
}

/** Input and output of each activity. */
export interface Activities {
  planLots: { input: Record<string, never>; output: LotPlan[] };
  claimLot: { input: JobInput & LotPlan; output: { count: number } };
  startJob: { input: JobInput; output: null };
  submitTranscription: {
    input: JobInput;
    output: SubmitResult;
  };
  markTranscribing: { input: JobInput; output: null };
  checkTranscription: { input: JobInput; output: CheckResult };
  collectTranscripts: {
    input: JobInput & { page: string | null };
    output: { next: string | null };
  };
  settleJob: {
    input: JobInput & { jobFailure: { reason: Reason; retryable: boolean } | null };
    output: null;
  };
  discardTranscription: { input: JobInput; output: null };
  releaseLane: { input: JobInput; output: null };
  listTranscribed: { input: JobInput; output: Owner[] };
  summarizeRecording: { input: Owner; output: null };
  completeRecording: { input: Owner; output: null };
  parkJob: { input: JobInput & { reason: Reason }; output: null };
  parkRecording: { input: { owner: Owner; reason: Reason }; output: null };
  /** Fails what has no transcript yet, or all that is not at an end. */
  failJob: {
    input: JobInput & { reason: Reason; which: 'untranscribed' | 'unfinished' };
    output: null;
  };
  failRecording: { input: { owner: Owner; reason: Reason }; output: null };
  closeJob: { input: JobInput; output: null };
  takeInRecording: { input: { path: string }; output: null };
}

export type ActivityName = keyof Activities;

/** Schedules an activity. The result of yielding it is an {@link Outcome}. */
export function call<N extends ActivityName>(
  context: OrchestrationContext,
  name: N,
  input: Activities[N]['input'],
): Task {
  return context.df.callActivity(name, input);
}

export interface KeepTryingInput {
  readonly name: ActivityName;
  readonly input: Activities[ActivityName]['input'];
  /** Counted from 1, the tries of the caller included. */
  readonly attempt: number;
  readonly until: string;
  /** Come back with the first `blocked`, so that the caller can say so on the ledger. */
  readonly tellBlocked: boolean;
}

export type KeepTryingResult<N extends ActivityName> = Exclude<OutcomeOf<N>, { kind: 'later' }>;

/** What a yielded task of {@link call} came back with. */
export type OutcomeOf<N extends ActivityName> = Outcome<Activities[N]['output']>;
