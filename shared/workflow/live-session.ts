import type { OrchestrationContext, Task } from 'durable-functions';
import type { Reason } from '../domain/errors';
import { LIVE_ENDED, SUMMARIZE_RECORDINGS, type LiveInput, type SummarizeInput } from './contract';
import { GaveUp, patiently } from './patiently';

/** An episode replays the whole history: after so many looks it is started afresh. */
const LOOKS_PER_HISTORY = 20;

/**
 * The life of a live session after it was opened: waits for its end, makes the transcript of what
 * came, and has it summarized like any other. Every step may be repeated, so an instance that is
 * started again goes on where the documents say that it was.
 */
export function* liveSession(context: OrchestrationContext): Generator<Task, void, unknown> {
  const input = context.df.getInput<LiveInput>();
  const { jobId } = input;
  try {
    if (!(yield* isOver(context, jobId))) {
      context.df.continueAsNew(input);
      return;
    }
    yield* patiently(context, 'collectLive', { jobId });
    // Somebody watched it being said: before an archive.
    const whole: SummarizeInput = { jobId, from: 0, count: 1, priority: 'normal' };
    yield context.df.callSubOrchestrator(SUMMARIZE_RECORDINGS, whole);
  } catch (error) {
    yield* patiently(context, 'failJob', { jobId, reason: reasonOf(error), which: 'unfinished' });
  }
  yield* patiently(context, 'closeJob', { jobId });
}

/**
 * Sleeps until the session has ended, woken by its client's closing or by its own time. The event is
 * a hint, and may be lost: what the look says decides. False when this history is long enough.
 */
function* isOver(context: OrchestrationContext, jobId: string): Generator<Task, boolean, unknown> {
  for (let look = 0; look < LOOKS_PER_HISTORY; look += 1) {
    const seen = yield* patiently(context, 'lookAtLive', { jobId });
    if ('isOver' in seen) return true;
    const timer = context.df.createTimer(new Date(seen.lookAgainAt));
    const ended = context.df.waitForExternalEvent(LIVE_ENDED);
    const first = (yield context.df.Task.any([ended, timer])) as Task;
    if (first === ended && !timer.isCompleted) timer.cancel();
  }
  return false;
}

function reasonOf(error: unknown): Reason {
  if (error instanceof GaveUp) return error.reason;
  const what = error instanceof Error ? error.message : String(error);
  return { code: 'internal_error', message: `The workflow of this session failed: ${what}` };
}
