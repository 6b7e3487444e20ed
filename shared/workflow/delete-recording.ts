import type { OrchestrationContext, Task } from 'durable-functions';
import type { DeleteInput } from './contract';
import { later, patiently } from './patiently';

/** Between the first two looks at whether the job that had the recording is over; then twice as long each time. */
const FIRST_MS = 5_000;
const LONGEST_MS = 10 * 60_000;
/** An episode replays the whole history: after so many looks it is started afresh. */
const LOOKS_PER_HISTORY = 20;

/**
 * Carries out the deletion of a recording that is marked for it. A file cannot leave a job that
 * runs, so what the provider still gives is erased again until that job is over.
 */
export function* deleteRecording(context: OrchestrationContext): Generator<Task, void, unknown> {
  const { recordingId, looks = 0 } = context.df.getInput<DeleteInput>();
  for (let here = 0; here < LOOKS_PER_HISTORY; here += 1) {
    const { isComplete } = yield* patiently(context, 'eraseRecording', { recordingId });
    if (isComplete) return;
    const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(looks + here, 10));
    yield context.df.createTimer(later(context, wait));
  }
  context.df.continueAsNew({ recordingId, looks: looks + LOOKS_PER_HISTORY });
}
