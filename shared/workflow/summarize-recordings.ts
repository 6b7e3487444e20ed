import type { OrchestrationContext, Task } from 'durable-functions';
import type { Reason } from '../domain/errors';
import type { Owner } from '../domain/ledger';
import { call, type OutcomeOf, type SummarizeInput, type TranscribedRecording } from './contract';
import { makeLessee, type Lessee } from './lessee';
import { GaveUp, later, patiently } from './patiently';
import { BLOCKED_MS, PATIENCE_MS, retryAfterMs } from './retry-policy';

/** Passes after which the orchestration starts afresh with what is left, to keep its history short. */
const PASSES_PER_HISTORY = 3;

interface Postponed {
  readonly owner: Owner;
  readonly kind: 'later' | 'blocked';
  readonly reason: Reason;
  readonly afterMs?: number;
}

interface State extends SummarizeInput {
  readonly pass?: number;
  readonly until?: string;
}

/**
 * Summarizes and completes a range of a job's recordings, as many at a time as the model may be
 * called. What it can't take now is tried again in a later pass, which waits as long as the model's
 * busiest answer asked for.
 */
export function* summarizeRecordings(
  context: OrchestrationContext,
): Generator<Task, void, unknown> {
  const state = context.df.getInput<State>();
  const { jobId, from, count, priority } = state;
  const until = state.until ?? later(context, PATIENCE_MS).toISOString();
  const lessee = makeLessee(context, priority, until);
  let pass = state.pass ?? 0;

  for (let here = 0; here < PASSES_PER_HISTORY && !lessee.isTired; here += 1) {
    const owners = yield* patiently(context, 'listTranscribed', { jobId, from, count });
    if (owners.length === 0) return;
    const postponed = yield* onePassOrEnd(context, owners, lessee);
    if (postponed === 'unfinished') break;
    if (postponed.length === 0) return;
    pass += 1;
    const at = later(context, waitMs(pass, postponed));
    if (at.toISOString() > until) return yield* giveUp(context, postponed);
    yield context.df.createTimer(at);
  }
  context.df.continueAsNew({ jobId, from, count, priority, pass, until });
}

/** What can't go on says so on its recordings, and the rest of the job goes on. */
function* onePassOrEnd(
  context: OrchestrationContext,
  owners: readonly TranscribedRecording[],
  lessee: Lessee,
): Generator<Task, Postponed[] | 'unfinished', unknown> {
  try {
    return yield* onePass(context, owners, lessee);
  } catch (error) {
    if (!(error instanceof GaveUp)) throw error;
    const { reason } = error;
    yield* giveUp(
      context,
      owners.map((owner) => ({ owner, reason })),
    );
    return [];
  }
}

/** Each of the recordings once. `unfinished` when the history has grown too long on the way. */
function* onePass(
  context: OrchestrationContext,
  owners: readonly TranscribedRecording[],
  lessee: Lessee,
): Generator<Task, Postponed[] | 'unfinished', unknown> {
  const postponed: Postponed[] = [];
  let waiting = owners;
  while (waiting.length > 0) {
    const count = yield* lessee.lease(waiting);
    if (count === 'tired') return 'unfinished';
    const put = yield* oneSlice(context, waiting.slice(0, count));
    lessee.heard(put);
    postponed.push(...put);
    waiting = waiting.slice(count);
  }
  yield* lessee.release();
  return postponed;
}

function* oneSlice(
  context: OrchestrationContext,
  owners: readonly TranscribedRecording[],
): Generator<Task, Postponed[], unknown> {
  const { done, postponed, refused } = yield* summarize(context, owners);
  if (done.length > 0) yield* patiently(context, 'completeRecordings', { owners: done });
  for (const { owner, reason } of refused) {
    yield* patiently(context, 'failRecording', { owner, reason });
  }
  const blocked = postponed.filter((one) => one.kind === 'blocked');
  if (blocked[0]) {
    const { reason } = blocked[0];
    yield* patiently(context, 'parkRecordings', {
      owners: blocked.map((one) => one.owner),
      reason,
    });
  }
  return postponed;
}

interface Sorted {
  readonly done: Owner[];
  readonly postponed: Postponed[];
  readonly refused: { owner: Owner; reason: Reason }[];
}

function* summarize(
  context: OrchestrationContext,
  recordings: readonly TranscribedRecording[],
): Generator<Task, Sorted, unknown> {
  const sorted: Sorted = { done: [], postponed: [], refused: [] };
  const owners = recordings.map(
    ({ summaryTokens: _tokens, summaryCalls: _calls, ...owner }) => owner,
  );
  const tasks = owners.map((owner) => call(context, 'summarizeRecording', owner));
  const outcomes = (yield context.df.Task.all(tasks)) as OutcomeOf<'summarizeRecording'>[];
  outcomes.forEach((outcome, index) => {
    const owner = owners[index];
    if (owner === undefined) return;
    if (outcome.kind === 'done') sorted.done.push(owner);
    else if (outcome.kind === 'refused') sorted.refused.push({ owner, reason: outcome.reason });
    else sorted.postponed.push({ owner, ...outcome });
  });
  return sorted;
}

function waitMs(pass: number, postponed: readonly Postponed[]): number {
  return Math.max(
    ...postponed.map((one) =>
      one.kind === 'blocked' ? BLOCKED_MS : retryAfterMs(pass, one.afterMs),
    ),
  );
}

function* giveUp(
  context: OrchestrationContext,
  postponed: readonly Pick<Postponed, 'owner' | 'reason'>[],
): Generator<Task, void, unknown> {
  for (const { owner, reason } of postponed) {
    yield* patiently(context, 'failRecording', { owner, reason });
  }
}
