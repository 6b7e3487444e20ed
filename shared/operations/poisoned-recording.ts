import type { TakeIn } from '../activities/take-in-recording';
import type { BlobName, Log, Ports, Telemetry, Workflows } from '../ports';
import { reasonOf } from './dead-letters';

/**
 * Takes in a landing that failed again and again. What fails here too becomes a dead letter: people
 * see it, and the sweep goes on trying; in the queue of poison it would be lost after five tries more.
 */
export function makePoisonedRecording(
  { clock, deadLetters }: Pick<Ports, 'clock' | 'deadLetters'>,
  takeIn: TakeIn,
  telemetry?: Pick<Telemetry, 'poisoned'>,
) {
  return async (
    blob: BlobName,
    workflows: Pick<Workflows, 'kickDispatch' | 'lookAgain'>,
    log: Pick<Log, 'warn' | 'error'>,
  ): Promise<void> => {
    telemetry?.poisoned();
    try {
      const outcome = await takeIn(blob, workflows);
      log.warn(`${'id' in outcome ? outcome.id : 'recording'}: ${outcome.kind} after poisoning`);
    } catch (error) {
      const reason = reasonOf(error);
      await deadLetters.put({ blob, reason, at: clock.now().toISOString() });
      const detail = error instanceof Error ? error.message : String(error);
      log.error(`a landing is a dead letter now (GET api/dead-letters): ${detail}`);
    }
  };
}
