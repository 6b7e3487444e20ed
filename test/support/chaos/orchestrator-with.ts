import type { OrchestrationContext, OrchestrationHandler, Task } from 'durable-functions';
import type { Host } from './host';

/**
 * The same orchestrator, with a moment wherever it takes up something new: what it goes on from is
 * on record, and what it does next is not.
 */
export function orchestratorWith(
  host: Host,
  name: string,
  handler: OrchestrationHandler,
): OrchestrationHandler {
  return function* (context: OrchestrationContext): Generator<Task, unknown, unknown> {
    const steps = handler(context) as Generator<Task, unknown, unknown>;
    let nth = 0;
    let step = strikeAnd(() => steps.next());
    while (step.done !== true) {
      let goOn: () => IteratorResult<Task, unknown>;
      try {
        const answer: unknown = yield step.value;
        goOn = () => steps.next(answer);
      } catch (error) {
        goOn = () => steps.throw(error);
      }
      step = strikeAnd(goOn);
    }
    return step.value;

    function strikeAnd<T>(goOn: () => T): T {
      nth += 1;
      if (!context.df.isReplaying) {
        void host.moment({ when: 'recorded', what: name, actor: name, nth });
      }
      return goOn();
    }
  };
}
