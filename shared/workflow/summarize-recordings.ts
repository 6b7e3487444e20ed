import type { OrchestrationContext, Task } from 'durable-functions';
import type { Reason } from '../domain/errors';
import type { Owner } from '../domain/ledger';
import { call, type OutcomeOf, type SummarizeInput } from './contract';
import { later, patiently } from './patiently';
import { BLOCKED_MS, PATIENCE_MS, retryAfterMs } from './retry-policy';

/** Rounds after which the orchestration starts afresh with what is left, to keep its history short. */
const ROUNDS_PER_HISTORY = 5;

interface Postponed {
  readonly owner: Owner;
  readonly kind: 'later' | 'blocked';
  readonly reason: Reason;
  readonly afterMs?: number;
}

interface State extends SummarizeInput {
  readonly round?: number;
  readonly until?: string;
}

/**
 * Summarizes and completes up to fifty recordings, a few at a time. What the model can't take now
 * is tried again in a later round; a round waits as long as the model's busiest answer asked for.
 */
export function* summarizeRecordings(
  context: OrchestrationContext,
): Generator<Task, void, unknown> {
  const state = context.df.getInput<State>();
  const until = state.until ?? later(context, PATIENCE_MS).toISOString();
  let owners = state.owners;
  let round = state.round ?? 0;

  for (let here = 0; here < ROUNDS_PER_HISTORY; here += 1) {
    const postponed: Postponed[] = [];
    for (let from = 0; from < owners.length; from += state.atOnce) {
      postponed.push(...(yield* oneSlice(context, owners.slice(from, from + state.atOnce))));
    }
    if (postponed.length === 0) return;
    round += 1;
    const at = later(context, waitMs(round, postponed));
    if (at.toISOString() > until) return yield* giveUp(context, postponed);
    yield context.df.createTimer(at);
    owners = postponed.map((one) => one.owner);
  }
  context.df.continueAsNew({ owners, atOnce: state.atOnce, round, until });
}

function* oneSlice(
  context: OrchestrationContext,
  owners: readonly Owner[],
): Generator<Task, Postponed[], unknown> {
  const summarized = yield* together(context, 'summarizeRecording', owners);
  const completed = yield* together(context, 'completeRecording', summarized.done);
  const postponed = [...summarized.postponed, ...completed.postponed];
  for (const { owner, reason } of [...summarized.refused, ...completed.refused]) {
    yield* patiently(context, 'failRecording', { owner, reason });
  }
  for (const { owner, reason } of postponed.filter((one) => one.kind === 'blocked')) {
    yield* patiently(context, 'parkRecording', { owner, reason });
  }
  return postponed;
}

interface Sorted {
  readonly done: Owner[];
  readonly postponed: Postponed[];
  readonly refused: { owner: Owner; reason: Reason }[];
}

function* together(
  context: OrchestrationContext,
  name: 'summarizeRecording' | 'completeRecording',
  owners: readonly Owner[],
): Generator<Task, Sorted, unknown> {
  const done: Owner[] = [];
  const postponed: Postponed[] = [];
  const refused: Sorted['refused'] = [];
  if (owners.length === 0) return { done, postponed, refused };
  const tasks = owners.map((owner) => call(context, name, owner));
  const outcomes = (yield context.df.Task.all(tasks)) as OutcomeOf<typeof name>[];
  outcomes.forEach((outcome, index) => {
    const owner = owners[index];
    if (owner === undefined) return;
    if (outcome.kind === 'done') done.push(owner);
    else if (outcome.kind === 'refused') refused.push({ owner, reason: outcome.reason });
    else postponed.push({ owner, ...outcome });
  });
  return { done, postponed, refused };
}

function waitMs(round: number, postponed: readonly Postponed[]): number {
  return Math.max(
    ...postponed.map((one) =>
      one.kind === 'blocked' ? BLOCKED_MS : retryAfterMs(round, one.afterMs),
    ),
  );
}

function* giveUp(
  context: OrchestrationContext,
  postponed: readonly Postponed[],
): Generator<Task, void, unknown> {
  for (const { owner, reason } of postponed) {
    yield* patiently(context, 'failRecording', { owner, reason });
  }
}
