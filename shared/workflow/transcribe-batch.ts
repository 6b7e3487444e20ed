import type { OrchestrationContext, Task } from 'durable-functions';
import type { Reason } from '../domain/errors';
import type { Priority } from '../domain/ledger';
import type { Failure } from '../domain/provider';
import { awaitEnd } from './await-end';
import {
  SUMMARIZE_RECORDINGS,
  type BatchInput,
  type SubmitResult,
  type SummarizeInput,
} from './contract';
import { GaveUp, patiently } from './patiently';

const SUMMARIES_PER_HISTORY = 50;
/** More would only wait for one another: the bounds of the model hold over all of them. */
const HISTORIES_AT_ONCE = 2;

/**
 * The life of one provider job, from its manifest to the last summary. Every step may be repeated,
 * so an instance that is started again goes on where the documents say that it was. What fails on
 * the way is stated on the recordings concerned; those that have a transcript go on.
 */
export function* transcribeBatch(context: OrchestrationContext): Generator<Task, void, unknown> {
  const { jobId } = context.df.getInput<BatchInput>();
  try {
    const restarted = yield* transcribe(context, jobId);
    if (restarted) return;
  } catch (error) {
    yield* patiently(context, 'failJob', {
      jobId,
      reason: reasonOf(error),
      which: 'untranscribed',
    });
  }
  try {
    yield* patiently(context, 'discardTranscription', { jobId });
    const job = yield* patiently(context, 'releaseLane', { jobId });
    yield* summarize(context, jobId, job);
  } catch (error) {
    yield* patiently(context, 'failJob', { jobId, reason: reasonOf(error), which: 'unfinished' });
  }
  yield* patiently(context, 'closeJob', { jobId });
}

/** From submission to durable transcripts. True when the orchestration starts afresh to keep its history short. */
function* transcribe(
  context: OrchestrationContext,
  jobId: string,
): Generator<Task, boolean, unknown> {
  const submission = yield* submit(context, jobId);
  if (submission.state === 'settled') return false;
  let jobFailure: Failure | null = null;
  if (submission.state === 'refused') jobFailure = submission.failure;
  if (submission.state === 'submitted') {
    yield* patiently(context, 'markTranscribing', { jobId });
    const end = yield* awaitEnd(context, submission);
    if (end.kind === 'restarted') return true;
    if (end.kind === 'failed') jobFailure = end.failure;
    if (end.kind === 'succeeded') yield* collect(context, jobId);
  }
  yield* patiently(context, 'settleJob', { jobId, jobFailure });
  return false;
}

function* collect(context: OrchestrationContext, jobId: string): Generator<Task, void, unknown> {
  let page: string | null = null;
  do {
    const collected: { next: string | null } = yield* patiently(context, 'collectTranscripts', {
      jobId,
      page,
    });
    page = collected.next;
  } while (page !== null);
}

/**
 * Submits, by another lane where the job's own refuses it for a reason that only a person can mend.
 * A refusal that one recording may be to blame for is an answer, not an end: settling splits the job.
 */
function* submit(
  context: OrchestrationContext,
  jobId: string,
): Generator<Task, SubmitResult | { state: 'refused'; failure: Failure }, unknown> {
  try {
    return yield* patiently(
      context,
      'submitTranscription',
      { jobId },
      { onBlocked: (reason) => moveOrPark(context, jobId, reason), jobToMove: jobId },
    );
  } catch (error) {
    if (!(error instanceof GaveUp) || !error.oneOfMany) throw error;
    const failure = { reason: error.reason, retryable: false, oneOfMany: true };
    return { state: 'refused', failure };
  }
}

function* moveOrPark(
  context: OrchestrationContext,
  jobId: string,
  reason: Reason,
): Generator<Task, boolean, unknown> {
  const { lane, mayFailOver } = yield* patiently(context, 'moveJob', { jobId, reason });
  if (lane !== null) return true;
  if (mayFailOver) {
    const { left } = yield* patiently(context, 'failOver', { jobId, reason });
    // The next try finds nothing to submit, and the job ends.
    if (left === 0) return true;
  }
  yield* patiently(context, 'parkJob', { jobId, reason });
  return false;
}

/** Wide work goes by sub-orchestrations, so that no history grows with the size of a job. */
function* summarize(
  context: OrchestrationContext,
  jobId: string,
  { recordings, priority }: { recordings: number; priority: Priority },
): Generator<Task, void, unknown> {
  const step = SUMMARIES_PER_HISTORY * HISTORIES_AT_ONCE;
  for (let wave = 0; wave < recordings; wave += step) {
    const tasks: Task[] = [];
    for (let from = wave; from < Math.min(wave + step, recordings); from += SUMMARIES_PER_HISTORY) {
      const count = Math.min(SUMMARIES_PER_HISTORY, recordings - from);
      const input: SummarizeInput = { jobId, from, count, priority };
      tasks.push(context.df.callSubOrchestrator(SUMMARIZE_RECORDINGS, input));
    }
    yield context.df.Task.all(tasks);
  }
}

function reasonOf(error: unknown): Reason {
  if (error instanceof GaveUp) return error.reason;
  return {
    code: 'internal_error',
    message: `The workflow of this recording failed: ${error instanceof Error ? error.message : String(error)}`,
  };
}
