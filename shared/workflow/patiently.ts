import type { OrchestrationContext, Task } from 'durable-functions';
import type { Reason } from '../domain/errors';
import {
  call,
  KEEP_TRYING,
  type Activities,
  type ActivityName,
  type KeepTryingInput,
  type KeepTryingResult,
  type OutcomeOf,
} from './contract';
import { BLOCKED_MS, PATIENCE_MS, retryAfterMs } from './retry-policy';

/** An activity was refused, or did not succeed in all the time there was. Caught in the orchestrator. */
export class GaveUp extends Error {
  override readonly name = 'GaveUp';
  constructor(
    readonly reason: Reason,
    /** The call was refused because of one of the many things that it was about. */
    readonly oneOfMany = false,
  ) {
    super(reason.message);
  }
}

export interface Patience {
  /** Give up at this time; a week from now if absent. */
  readonly until?: Date;
  /**
   * Called when only a person can help: true when it found a way round, and the call is made again
   * at once; false when it has said so on the ledger, and is not called again.
   */
  readonly onBlocked?: (reason: Reason) => Generator<Task, boolean, unknown>;
  /**
   * Whenever only a person can help after that, another lane is asked to take this job: one that
   * refused it, too, may be mended first.
   */
  readonly jobToMove?: string;
}

/** Tries made here; further ones go to an orchestration of their own, whose history starts afresh. */
const TRIES_HERE = 5;

/**
 * Calls an activity until it is done, and waits in durable timers in between: the one retry layer.
 *
 * @throws GaveUp when it is refused, or when the time is over
 */
export function* patiently<N extends ActivityName>(
  context: OrchestrationContext,
  name: N,
  input: Activities[N]['input'],
  patience: Patience = {},
): Generator<Task, Activities[N]['output'], unknown> {
  const until = patience.until ?? later(context, PATIENCE_MS);
  let told = patience.onBlocked === undefined;
  /** True when there is a way round. */
  const foundWay = function* (reason: Reason) {
    if (told || !patience.onBlocked) return yield* isMoved(context, patience.jobToMove, reason);
    const found = yield* patience.onBlocked(reason);
    told = !found;
    return found;
  };
  for (let attempt = 1; attempt <= TRIES_HERE; attempt += 1) {
    const outcome = (yield call(context, name, input)) as OutcomeOf<N>;
    if (outcome.kind === 'done') return outcome.value;
    if (outcome.kind === 'refused') throw new GaveUp(outcome.reason, outcome.oneOfMany);
    if (outcome.kind === 'blocked' && (yield* foundWay(outcome.reason))) continue;
    const at = later(context, waitFor(outcome, attempt));
    if (at > until) throw new GaveUp(outcome.reason);
    yield context.df.createTimer(at);
  }
  for (;;) {
    const trying: KeepTryingInput = {
      name,
      input,
      attempt: TRIES_HERE + 1,
      until: until.toISOString(),
      tellBlocked: !told,
      ...(patience.jobToMove !== undefined && { jobToMove: patience.jobToMove }),
    };
    const task = context.df.callSubOrchestrator(KEEP_TRYING, trying);
    const result = (yield task) as KeepTryingResult<N>;
    if (result.kind === 'done') return result.value;
    if (result.kind === 'refused') throw new GaveUp(result.reason, result.oneOfMany);
    if (yield* foundWay(result.reason)) continue;
    const at = later(context, BLOCKED_MS);
    if (at > until) throw new GaveUp(result.reason);
    yield context.df.createTimer(at);
  }
}

/**
 * Whether another lane has taken the job that this one is about, or other services all that was in
 * it. One question each: the next try asks again.
 */
export function* isMoved(
  context: OrchestrationContext,
  jobId: string | undefined,
  reason: Reason,
): Generator<Task, boolean, unknown> {
  if (jobId === undefined) return false;
  const outcome = (yield call(context, 'moveJob', { jobId, reason })) as OutcomeOf<'moveJob'>;
  if (outcome.kind !== 'done') return false;
  if (outcome.value.lane !== null || !outcome.value.mayFailOver) return outcome.value.lane !== null;
  const over = (yield call(context, 'failOver', { jobId, reason })) as OutcomeOf<'failOver'>;
  return over.kind === 'done' && over.value.left === 0;
}

/** How long to wait before the next try (ms). */
export function waitFor(
  outcome: { readonly kind: 'blocked' } | { readonly kind: 'later'; readonly afterMs?: number },
  attempt: number,
): number {
  return outcome.kind === 'blocked' ? BLOCKED_MS : retryAfterMs(attempt, outcome.afterMs);
}

/** The time so many ms from now, by the orchestration's own clock. */
export function later(context: OrchestrationContext, ms: number): Date {
  return new Date(context.df.currentUtcDateTime.getTime() + ms);
}
