import type { OrchestrationContext, Task } from 'durable-functions';
import type { AwaitContentInput } from './contract';
import { patiently } from './patiently';

/** Gives an empty blob its time, then looks at it again: SFTP and data lakes create first and write later. */
export function* awaitContent(context: OrchestrationContext): Generator<Task, void, unknown> {
  const { container, path, at } = context.df.getInput<AwaitContentInput>();
  yield context.df.createTimer(new Date(at));
  yield* patiently(context, 'takeInRecording', { container, path });
}
