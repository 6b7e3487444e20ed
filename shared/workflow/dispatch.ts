import type { OrchestrationContext, Task } from 'durable-functions';
import { KICK, type DispatchInput } from './contract';
import { later, patiently } from './patiently';

/**
 * Gives what is queued to the lanes that are free. Short-lived: kicked by a landing, by the end of
 * a job and by sweep; one instance at a time. A kick that comes while it runs makes it go round
 * once more, so that nothing that landed in between waits for the sweep.
 */
export function* dispatch(context: OrchestrationContext): Generator<Task, void, unknown> {
  const input = context.df.getInput<DispatchInput>();
  // The others of a bunch are given a moment to land as well. The event is waited for together with
  // the timer, because the runtime notes an event only for a task that was once yielded.
  const kicked = context.df.waitForExternalEvent(KICK);
  const gathered = context.df.createTimer(later(context, input.gatherMs));
  yield context.df.Task.any([gathered, kicked]);
  if (!gathered.isCompleted) yield gathered;

  let claimed = 0;
  for (const lot of yield* patiently(context, 'planLots', {})) {
    const jobId = `job-${context.df.newGuid(context.df.instanceId)}`;
    const { count } = yield* patiently(context, 'claimLot', { jobId, ...lot });
    if (count > 0) yield* patiently(context, 'startJob', { jobId });
    claimed += count;
  }

  if (kicked.isCompleted || claimed > 0) context.df.continueAsNew(input);
}
