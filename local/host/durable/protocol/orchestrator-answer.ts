import { z } from 'zod';
import { actionSchema, type Action } from './actions';
import { unsupportedConstruct } from './unsupported';

const FAILURE_LABEL = '$OutOfProcData$:';

const stateSchema = z.object({
  isDone: z.boolean(),
  actions: z.array(z.array(z.unknown())).max(1),
  output: z.unknown().optional(),
  customStatus: z.unknown().optional(),
  error: z.string().optional(),
});

/** What one run of an orchestrator function came back with: the whole list of what it asked for so far. */
export interface OrchestratorAnswer {
  readonly actions: readonly Action[];
  readonly isDone: boolean;
  readonly output?: unknown;
  /** Absent when it was never set, or set to something falsy: the SDK leaves it out then. */
  readonly customStatus?: unknown;
  /** Message of the error that the orchestrator threw. */
  readonly error?: string;
}

/** Reads the value that an orchestrator function returned. */
export function fromReturnValue(value: unknown): OrchestratorAnswer {
  const parsed = stateSchema.safeParse(value);
  if (!parsed.success) {
    return failure(
      'The orchestrator did not return the state of a durable-functions orchestration. Register it with df.app.orchestration.',
    );
  }
  const { actions: nested, ...state } = parsed.data;
  const raw = nested[0] ?? [];
  const unsupported = unsupportedConstruct(raw);
  if (unsupported !== undefined) return failure(`not supported by the local host: ${unsupported}`);
  const actions = z.array(actionSchema).safeParse(raw);
  if (!actions.success) {
    return failure(`not supported by the local host: ${z.prettifyError(actions.error)}`);
  }
  const { error, ...rest } = state;
  return { ...rest, actions: actions.data, ...(error !== undefined && { error }) };
}

/**
 * Reads what an orchestrator function threw. The SDK appends its state to the message; anything
 * else is an error of the function itself or of what is around it.
 */
export function fromThrown(thrown: unknown): OrchestratorAnswer {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const at = message.indexOf(FAILURE_LABEL);
  if (at < 0) return failure(message);
  try {
    return fromReturnValue(JSON.parse(message.slice(at + FAILURE_LABEL.length)));
  } catch {
    return failure(message);
  }
}

function failure(error: string): OrchestratorAnswer {
  return { actions: [], isDone: false, error };
}
