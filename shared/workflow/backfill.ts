import type { OrchestrationContext, Task } from 'durable-functions';
import {
  BEGINNING,
  withPage,
  type BackfillPause,
  type BackfillProgress,
  type BackfillState,
} from '../domain/backfill';
import type { Reason } from '../domain/errors';
import { call, type BackfillInput, type OutcomeOf } from './contract';
import { later, waitFor } from './patiently';
import { PATIENCE_MS } from './retry-policy';

/** Tries of pages after which the history is started afresh. */
const TRIES_PER_HISTORY = 20;

/** Between two looks at whether there is room for more of the archive. */
const CROWDED_MS = 60_000;

/**
 * Takes in an archive, page by page, and says in its custom status how far it is. It waits here and
 * in no orchestration below it, so that ending it ends all of it.
 */
export function* backfill(
  context: OrchestrationContext,
): Generator<Task, BackfillProgress | undefined, unknown> {
  const input = context.df.getInput<BackfillInput>();
  const { container, prefix, todayFrom } = input;
  let state = input.state ?? BEGINNING;
  for (let tries = 0; tries < TRIES_PER_HISTORY; tries += 1) {
    context.df.setCustomStatus(state.progress);
    if (isOver(state.progress)) return state.progress;
    const { continuation } = state;
    const page = { container, prefix, todayFrom, continuation };
    const outcome = (yield call(context, 'backfillPage', page)) as OutcomeOf<'backfillPage'>;
    const next = afterTry(state, outcome, context.df.currentUtcDateTime);
    state = next.state;
    if (next.waitMs === 0) continue;
    context.df.setCustomStatus(state.progress);
    yield context.df.createTimer(later(context, next.waitMs));
  }
  context.df.continueAsNew({ container, prefix, todayFrom, state });
  return undefined;
}

function isOver({ done, gaveUp }: BackfillProgress): boolean {
  return done || gaveUp !== undefined;
}

/** Where a backfill goes on after a try of a page, and how long it waits before that (ms). */
export function afterTry(
  before: BackfillState,
  outcome: OutcomeOf<'backfillPage'>,
  now: Date,
): { readonly state: BackfillState; readonly waitMs: number } {
  if (outcome.kind === 'refused') return { state: givenUp(before, outcome.reason), waitMs: 0 };
  const state = outcome.kind === 'done' ? withPage(before, outcome.value) : before;
  const pause = outcome.kind === 'done' ? outcome.value.pause : outcome;
  return pause ? paused(state, pause, now) : { state, waitMs: 0 };
}

/** An archive waits for room as long as it takes; for a service that is away, no longer than others do. */
function paused(state: BackfillState, pause: BackfillPause, now: Date) {
  const { reason } = pause;
  const progress: BackfillProgress = { ...state.progress, waitsFor: reason };
  if (pause.kind === 'crowded') {
    return { state: { ...state, progress, tries: 0, troubledSince: null }, waitMs: CROWDED_MS };
  }
  const tries = state.tries + 1;
  const troubledSince = state.troubledSince ?? now.toISOString();
  if (now.getTime() - Date.parse(troubledSince) > PATIENCE_MS) {
    return { state: givenUp(state, reason), waitMs: 0 };
  }
  return { state: { ...state, progress, tries, troubledSince }, waitMs: waitFor(pause, tries) };
}

function givenUp(state: BackfillState, reason: Reason): BackfillState {
  const { waitsFor: _waitsFor, ...progress } = state.progress;
  return { ...state, progress: { ...progress, gaveUp: reason } };
}
