import type { OrchestrationContext, Task } from 'durable-functions';
import type { Reason } from '../domain/errors';
import { CLAIMING, GATHERING, type DispatchInput } from './contract';
import { later, patiently } from './patiently';

/**
 * Gives what is queued to the lanes that are free. Short-lived: started by a landing, by the end of
 * a job and by sweep. Its custom status tells those who come while it runs whether it has yet to
 * look (then it will see what they bring) or has looked already (then another one is needed).
 */
export function* dispatch(context: OrchestrationContext): Generator<Task, void, unknown> {
  const input = context.df.getInput<DispatchInput>();
  context.df.setCustomStatus(GATHERING);
  // The others of a bunch are given a moment to land as well.
  yield context.df.createTimer(later(context, input.gatherMs));
  context.df.setCustomStatus(CLAIMING);

  let claimed = 0;
  const { lots, refusal, unserved } = yield* patiently(context, 'planLots', {});
  if (refusal) return yield* park(context, { reason: refusal });
  for (const one of unserved ?? []) yield* park(context, one);
  for (const lot of lots) {
    const jobId = `job-${context.df.newGuid(context.df.instanceId)}`;
    const { count } = yield* patiently(context, 'claimLot', { jobId, ...lot });
    if (count > 0) yield* patiently(context, 'startJob', { jobId });
    claimed += count;
  }

  // What landed while this one claimed, for the lanes that are still free.
  if (claimed > 0) context.df.continueAsNew(input);
}

/** Rounds of one history; the sweep goes on with what is left. */
const PARKING_ROUNDS = 50;

/** A budget is spent, the operator has said stop, or a service is gone: those who wait are told so. */
function* park(
  context: OrchestrationContext,
  what: { readonly reason: Reason; readonly profile?: string },
): Generator<Task, void, unknown> {
  for (let round = 0; round < PARKING_ROUNDS; round += 1) {
    const { parked } = yield* patiently(context, 'parkQueued', what);
    if (parked === 0) return;
  }
}
