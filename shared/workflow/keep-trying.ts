import type { OrchestrationContext, Task } from 'durable-functions';
import {
  call,
  type ActivityName,
  type KeepTryingInput,
  type KeepTryingResult,
  type OutcomeOf,
} from './contract';
import { isMoved, later, waitFor } from './patiently';

const TRIES_PER_HISTORY = 20;

/**
 * Goes on where {@link patiently} stops: a service that is away for hours or a key that is wrong for
 * days would fill its caller's history, so the tries go on here, and this history starts afresh.
 */
export function* keepTrying(
  context: OrchestrationContext,
): Generator<Task, KeepTryingResult<ActivityName> | undefined, unknown> {
  const trying = context.df.getInput<KeepTryingInput>();
  const until = new Date(trying.until);
  for (let here = 0; here < TRIES_PER_HISTORY; here += 1) {
    const task = call(context, trying.name, trying.input);
    const outcome = (yield task) as OutcomeOf<ActivityName>;
    if (outcome.kind === 'done' || outcome.kind === 'refused') return outcome;
    if (outcome.kind === 'blocked') {
      if (trying.tellBlocked) return outcome;
      if (yield* isMoved(context, trying.jobToMove, outcome.reason)) continue;
    }
    const at = later(context, waitFor(outcome, trying.attempt + here));
    if (at > until) return { kind: 'refused', reason: outcome.reason };
    yield context.df.createTimer(at);
  }
  context.df.continueAsNew({ ...trying, attempt: trying.attempt + TRIES_PER_HISTORY });
  return undefined;
}
