import { z } from 'zod';
import { EventType } from '../../../local/host/durable/protocol/history';

const payload = z.looseObject({
  instanceId: z.string(),
  history: z.array(z.looseObject({ EventType: z.number() })),
});
const answer = z.object({
  isDone: z.boolean(),
  actions: z.array(z.array(z.record(z.string(), z.unknown()))),
  error: z.string().optional(),
});

/** All of what one orchestration was told until it ended, or went on with a fresh history. */
export const execution = z.object({
  orchestrator: z.string(),
  payload,
  /** What it asked for, one line each: see {@link stepsOf}. */
  steps: z.array(z.string()),
});
export type Execution = z.infer<typeof execution>;

/** Keeps the longest history of each execution that it is shown. */
export class Recorder {
  readonly #executions = new Map<string, Execution>();

  watch = (orchestrator: string, text: string, given: unknown): void => {
    const told = payload.parse(JSON.parse(text));
    const { history } = told;
    // An execution begins with a time of its own; continueAsNew begins another.
    const began = JSON.stringify(
      history.find(({ EventType: type }) => type === EventType.ExecutionStarted),
    );
    const key = `${told.instanceId} ${began}`;
    this.#executions.set(key, { orchestrator, payload: told, steps: stepsOf(given) });
  };

  executions(): Execution[] {
    return [...this.#executions.values()];
  }
}

/**
 * What an orchestrator asked for: kind and name, which have to stay the same when its history is
 * replayed. Inputs may grow, and the time of a timer that was set is that of the history.
 */
export function stepsOf(given: unknown): string[] {
  const { actions, error, isDone } = answer.parse(given);
  const steps = actions.flat().map(stepOf);
  return [
    ...steps,
    ...(isDone ? ['end'] : []),
    ...(error === undefined ? [] : [`error: ${error}`]),
  ];
}

function stepOf(action: Readonly<Record<string, unknown>>): string {
  const { actionType, functionName, instanceId, externalEventName, compoundActions } = action;
  const parts = z.array(z.record(z.string(), z.unknown())).catch([]).parse(compoundActions);
  const inner = parts.length > 0 ? `[${parts.map(stepOf).join(', ')}]` : undefined;
  return [actionType, functionName, instanceId, externalEventName, inner]
    .filter((part) => part !== undefined && part !== null)
    .map(String)
    .join(' ');
}

/** The history up to the end of each episode, as the host replays it after a restart; all of it last. */
export function momentsOf({ payload: told }: Execution): string[] {
  const ends = told.history.flatMap(({ EventType: type }, index) =>
    type === EventType.OrchestratorCompleted ? [index] : [],
  );
  return [...ends, told.history.length].map((end) =>
    JSON.stringify({ ...told, history: told.history.slice(0, end) }),
  );
}
