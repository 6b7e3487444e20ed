import type { OrchestrationContext, Task } from 'durable-functions';
import type { Reason } from '../domain/errors';
import { awaitEnd } from './await-end';
import { SUMMARIZE_RECORDINGS, type BatchInput } from './contract';
import { GaveUp, patiently } from './patiently';

const SUMMARIES_PER_HISTORY = 50;

/**
 * The life of one provider job, from its manifest to the last summary. Every step may be repeated,
 * so an instance that is started again goes on where the documents say that it was. What fails on
 * the way is stated on the recordings concerned; those that have a transcript go on.
 */
export function* transcribeBatch(context: OrchestrationContext): Generator<Task, void, unknown> {
  const { jobId, summariesAtOnce } = context.df.getInput<BatchInput>();
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
    yield* patiently(context, 'releaseLane', { jobId });
    yield* summarize(context, jobId, summariesAtOnce);
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
  const submission = yield* patiently(
    context,
    'submitTranscription',
    { jobId },
    { onBlocked: (reason) => park(context, jobId, reason) },
  );
  if (submission.state === 'settled') return false;
  let jobFailure: { reason: Reason; retryable: boolean } | null = null;
  if (submission.state === 'submitted') {
    yield* patiently(context, 'markTranscribing', { jobId });
    const end = yield* awaitEnd(context, submission);
    if (end.kind === 'restarted') return true;
    if (end.kind === 'failed') jobFailure = { reason: end.reason, retryable: end.retryable };
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

/** Wide work goes by sub-orchestrations, so that no history grows with the size of a job. */
function* summarize(
  context: OrchestrationContext,
  jobId: string,
  atOnce: number,
): Generator<Task, void, unknown> {
  const owners = yield* patiently(context, 'listTranscribed', { jobId });
  for (let from = 0; from < owners.length; from += SUMMARIES_PER_HISTORY) {
    yield context.df.callSubOrchestrator(SUMMARIZE_RECORDINGS, {
      owners: owners.slice(from, from + SUMMARIES_PER_HISTORY),
      atOnce,
    });
  }
}

function* park(
  context: OrchestrationContext,
  jobId: string,
  reason: Reason,
): Generator<Task, void, unknown> {
  yield* patiently(context, 'parkJob', { jobId, reason });
}

function reasonOf(error: unknown): Reason {
  if (error instanceof GaveUp) return error.reason;
  return {
    code: 'internal_error',
    message: `The workflow of this recording failed: ${error instanceof Error ? error.message : String(error)}`,
  };
}
