import type { OrchestrationContext, Task } from 'durable-functions';
import type { BlobName } from '../domain/blob-name';
import type { Archive, BackfillPage, BackfillState } from '../domain/backfill';
import type { Reason } from '../domain/errors';
import type { OwnedRecording, Owner, Priority } from '../domain/ledger';
import type { Lot } from '../domain/planning';
import type { Failure, JobCheck } from '../domain/provider';
import type { SummaryRequest } from '../domain/summary';
import type { Outcome } from './outcome';

/*
 * The names of all orchestrations and activities, with what goes in and comes out. Ids and pointers
 * travel; transcripts, links with signatures and spoken words never do.
 */

export * from './names';

export interface DispatchInput {
  readonly gatherMs: number;
}

export interface BatchInput {
  readonly jobId: string;
  readonly pollMinMs: number;
  readonly deadlineMs: number;
  /** Status checks made so far; carried over when the history is started afresh. */
  readonly checks?: number;
}

/** A live session and its job have the same id. */
export interface LiveInput {
  readonly jobId: string;
}

/** A range of a job's manifest; entries are counted from 0. */
export interface SummarizeInput {
  readonly jobId: string;
  readonly from: number;
  readonly count: number;
  readonly priority: Priority;
}

export interface SummarizeAgainInput extends Owner {
  readonly documentId: string;
  readonly firstId: string;
  readonly transcriptPath: string;
  readonly request: SummaryRequest;
  readonly summaryTokens: number;
  readonly summaryCalls: number;
}

export interface AwaitContentInput extends BlobName {
  readonly at: string;
}

export interface DeleteInput {
  readonly recordingId: string;
  /** Looks made so far; carried over when the history is started afresh. */
  readonly looks?: number;
}

export interface BackfillInput extends Archive {
  /** ISO 8601: what was written from then on is today's, and no part of the archive; `null` for never. */
  readonly todayFrom: string | null;
  /** How far it is; carried over when the history is started afresh. */
  readonly state?: BackfillState;
}

/** `granted`: so many calls from then on; with 0 ask again then. `refused`: a budget or the operator. */
export type ModelLease =
  | { readonly kind: 'granted'; readonly count: number; readonly at: string }
  | { readonly kind: 'refused'; readonly reason: Reason; readonly askAgainAt: string };

/**
 * `submitted`: the provider has the job. `nothing`: none of its recordings is what it was.
 * `settled`: an earlier run of the orchestration came past the transcripts already.
 */
export type SubmitResult =
  | {
      readonly state: 'submitted';
      readonly audioSeconds: number;
      readonly submittedAt: string;
      /** The service answers at once: there is nothing to wait for. */
      readonly isOver?: true;
      /** Shortest time between two checks, where the service has one of its own. */
      readonly pollMinMs?: number;
    }
  | { readonly state: 'nothing' | 'settled' };

/** What waits with a profile that has no lane any more. */
export interface Unserved {
  readonly profile: string;
  readonly reason: Reason;
}

/** Waits for its summary, which may cost so many tokens and calls. */
export type TranscribedRecording = Owner & Pick<OwnedRecording, 'summaryTokens' | 'summaryCalls'>;

interface JobInput {
  readonly jobId: string;
}

/** Input and output of each activity. */
export interface Activities {
  /** Without a refusal, what is to be claimed; with one nothing goes now. `unserved` has no lane. */
  planLots: {
    input: Record<string, never>;
    output: { lots: Lot[]; refusal: Reason | null; unserved?: Unserved[] };
  };
  /** Parks some of what is queued; 0 when nothing is left. */
  parkQueued: { input: { reason: Reason; profile?: string }; output: { parked: number } };
  claimLot: { input: JobInput & Lot; output: { count: number } };
  startJob: { input: JobInput; output: null };
  submitTranscription: {
    input: JobInput;
    output: SubmitResult;
  };
  /**
   * Takes a job from the lane that refused it; `null` when there is no other for it. Its recordings
   * may go to another service all the same.
   */
  moveJob: {
    input: JobInput & { reason: Reason };
    output: { lane: string | null; mayFailOver?: true };
  };
  /** Queues a job's recordings for the next service that can take them; says how many it keeps. */
  failOver: { input: JobInput & { reason: Reason }; output: { left: number } };
  markTranscribing: { input: JobInput; output: null };
  checkTranscription: { input: JobInput; output: JobCheck };
  collectTranscripts: {
    input: JobInput & { page: string | null };
    output: { next: string | null };
  };
  settleJob: {
    input: JobInput & { jobFailure: Failure | null };
    output: null;
  };
  discardTranscription: { input: JobInput; output: null };
  /** Says how many entries the job's manifest has, and whose turn they are. */
  releaseLane: { input: JobInput; output: { recordings: number; priority: Priority } };
  listTranscribed: { input: Omit<SummarizeInput, 'priority'>; output: TranscribedRecording[] };
  leaseModel: {
    input: {
      id: string;
      releases?: string;
      tokens: readonly number[];
      /** Calls of each of these summaries; one if absent. */
      calls?: readonly number[];
      busyMs?: number;
      priority: Priority;
    };
    output: ModelLease;
  };
  summarizeRecording: { input: Owner; output: null };
  /** With a reason to give up, that is what the new version says. */
  summarizeAgain: { input: SummarizeAgainInput & { giveUp?: Reason }; output: null };
  completeRecordings: { input: { owners: readonly Owner[] }; output: null };
  parkJob: { input: JobInput & { reason: Reason }; output: null };
  parkRecordings: { input: { owners: readonly Owner[]; reason: Reason }; output: null };
  /** Fails what has no transcript yet, or all that is not at an end. */
  failJob: {
    input: JobInput & { reason: Reason; which: 'untranscribed' | 'unfinished' };
    output: null;
  };
  failRecording: { input: { owner: Owner; reason: Reason }; output: null };
  closeJob: { input: JobInput; output: null };
  /** Complete when nothing is left of a recording that is marked for deletion. */
  eraseRecording: { input: DeleteInput; output: { isComplete: boolean } };
  takeInRecording: { input: BlobName; output: null };
  /** Ends a live session whose time is over; else says when to look again (ISO 8601). */
  lookAtLive: { input: LiveInput; output: { isOver: true } | { lookAgainAt: string } };
  /** Makes the transcript of a live session that has ended. */
  collectLive: { input: LiveInput; output: null };
  backfillPage: {
    input: Omit<BackfillInput, 'state'> & { continuation: string | null };
    output: BackfillPage;
  };
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
  /** Each later one: ask whether another lane takes this job. */
  readonly jobToMove?: string;
}

export type KeepTryingResult<N extends ActivityName> = Exclude<OutcomeOf<N>, { kind: 'later' }>;

/** What a yielded task of {@link call} came back with. */
export type OutcomeOf<N extends ActivityName> = Outcome<Activities[N]['output']>;
