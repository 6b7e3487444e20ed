import type { OrchestrationContext, Task } from 'durable-functions';
import type { Failure } from '../domain/provider';
import { TRANSCRIPTION_ENDED, type BatchInput, type SubmitResult } from './contract';
import { later, patiently } from './patiently';
import { nextCheckMs } from './polling-schedule';

/** An episode replays the whole history: after so many checks it is started afresh. */
const CHECKS_PER_HISTORY = 30;

/** So many checks in a row without a trace of the job mean that the service has lost it. */
const MISSING_MEANS_LOST = 5;

export type JobEnd =
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'restarted' };

/**
 * Sleeps until the provider's job is over: on a durable timer, or until the webhook wakes it. A
 * webhook is only a hint: what the check says decides.
 */
export function* awaitEnd(
  context: OrchestrationContext,
  job: Extract<SubmitResult, { state: 'submitted' }>,
): Generator<Task, JobEnd, unknown> {
  const input = context.df.getInput<BatchInput>();
  if (job.isOver) return { kind: 'succeeded' };
  const { jobId } = input;
  const pollMinMs = job.pollMinMs ?? input.pollMinMs;
  const deadline = new Date(Date.parse(job.submittedAt) + input.deadlineMs);
  let checks = input.checks ?? 0;
  let missing = 0;
  let hintMs: number | undefined;

  for (let here = 0; here < CHECKS_PER_HISTORY; here += 1) {
    const isItsOwn = job.pollMinMs !== undefined;
    const polling = { audioSeconds: job.audioSeconds, checks, pollMinMs, isItsOwn };
    const wait = nextCheckMs(hintMs === undefined ? polling : { ...polling, hintMs });
    yield* wokenOrAfter(context, wait, deadline);
    const check = yield* patiently(context, 'checkTranscription', { jobId });
    checks += 1;
    if (check.state === 'succeeded') return { kind: 'succeeded' };
    if (check.state === 'failed') {
      const { state: _failed, ...failure } = check;
      return { kind: 'failed', failure };
    }
    missing = check.state === 'missing' ? missing + 1 : 0;
    if (missing >= MISSING_MEANS_LOST) return LOST;
    if (context.df.currentUtcDateTime >= deadline) return tooLate(input.deadlineMs);
    hintMs = check.state === 'running' ? check.retryAfterMs : undefined;
  }
  context.df.continueAsNew({ ...input, checks });
  return { kind: 'restarted' };
}

function* wokenOrAfter(
  context: OrchestrationContext,
  waitMs: number,
  deadline: Date,
): Generator<Task, void, unknown> {
  const at = new Date(Math.min(later(context, waitMs).getTime(), deadline.getTime()));
  const timer = context.df.createTimer(at);
  const woken = context.df.waitForExternalEvent(TRANSCRIPTION_ENDED);
  const first = (yield context.df.Task.any([woken, timer])) as Task;
  if (first === woken && !timer.isCompleted) timer.cancel();
}

const LOST: JobEnd = {
  kind: 'failed',
  failure: {
    retryable: true,
    reason: {
      code: 'job_lost',
      message: 'The speech service no longer knows the transcription job; it is submitted again.',
    },
  },
};

function tooLate(deadlineMs: number): JobEnd {
  const hours = Math.round(deadlineMs / 36_000) / 100;
  return {
    kind: 'failed',
    failure: {
      retryable: false,
      reason: {
        code: 'deadline_exceeded',
        message: `The speech service did not finish within ${hours} hours. Check the service's health, then drop the recording again.`,
      },
    },
  };
}
