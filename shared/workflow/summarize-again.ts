import type { OrchestrationContext, Task } from 'durable-functions';
import type { Reason } from '../domain/errors';
import { call, type OutcomeOf, type SummarizeAgainInput } from './contract';
import { makeLessee, type Lessee } from './lessee';
import { GaveUp, later, patiently } from './patiently';
import { retryAfterMs } from './retry-policy';

/** Whoever asked for it waits: what did not work by then is said. */
const PATIENCE_MS = 6 * 3_600_000;
const MOST_TRIES = 30;

/**
 * Makes a further version of one summary, when it is its turn: it shares the model with all others.
 * The recording stays what it is; a version that could not be made says why.
 */
export function* summarizeAgain(context: OrchestrationContext): Generator<Task, void, unknown> {
  const wanted = context.df.getInput<SummarizeAgainInput>();
  const until = later(context, PATIENCE_MS);
  const lessee = makeLessee(context, 'normal', until.toISOString());
  let giveUp: Reason | undefined;
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    giveUp = yield* waitForTurn(lessee, wanted);
    if (giveUp) break;
    const outcome = (yield call(context, 'summarizeAgain', wanted)) as OutcomeOf<'summarizeAgain'>;
    if (outcome.kind === 'done') {
      yield* lessee.release();
      return;
    }
    giveUp = outcome.reason;
    if (outcome.kind !== 'later') break;
    lessee.heard([outcome]);
    const at = later(context, retryAfterMs(attempt, outcome.afterMs));
    if (at > until) break;
    yield context.df.createTimer(at);
  }
  yield* lessee.release();
  const reason = giveUp ?? NO_TURN;
  yield* patiently(context, 'summarizeAgain', { ...wanted, giveUp: reason });
}

/** Says why there will be no turn, if so. */
function* waitForTurn(
  lessee: Lessee,
  wanted: SummarizeAgainInput,
): Generator<Task, Reason | undefined, unknown> {
  try {
    return (yield* lessee.lease([wanted])) === 'tired' ? NO_TURN : undefined;
  } catch (error) {
    if (error instanceof GaveUp) return error.reason;
    throw error;
  }
}

const NO_TURN: Reason = {
  code: 'no_turn',
  message: 'The model was stopped or its budget was spent for hours. Ask for the summary again.',
};
