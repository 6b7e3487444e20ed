import { randomUUID } from 'node:crypto';
import type { Level, Logger } from '../log';
import type { App, AppFunction } from './app';
import type { CoreInvocationContext, InvocationResponse, TypedData } from './core-types';
import { newTraceContext } from './trace-context';

export interface Invocation {
  /** Value of the trigger. */
  readonly input: TypedData | null;
  /** Values of other input bindings, by name. */
  readonly extraInputs?: Readonly<Record<string, TypedData>>;
  readonly triggerMetadata?: Readonly<Record<string, TypedData>>;
}

export type Invoke = (target: AppFunction, invocation: Invocation) => Promise<InvocationResponse>;

/**
 * Runs functions of the app the way the worker does: arguments by the library's invocation model,
 * hooks before and after, then the library's conversion of the result. Rejects with what the
 * function threw.
 */
export function createInvoke(app: App, log: Logger): Invoke {
  return async (target, invocation) => {
    if (!app.model) throw new Error('The app has not loaded @azure/functions.');
    const core = toCoreContext(target, invocation, (level, message) => {
      const entry = {
        level,
        message,
        category: 'user',
        hookData: {},
        appHookData: app.appHookData,
      };
      app.runLogHooks(entry);
      log(entry.level, target.name, entry.message);
    });
    const model = app.model.getInvocationModel(core);
    const { context, inputs } = await model.getArguments();
    const shared = { invocationContext: context, hookData: {}, appHookData: app.appHookData };

    const before = { ...shared, inputs, functionCallback: target.callback };
    await app.runHooks('preInvocation', before);

    const after: typeof shared & { inputs: unknown[]; result: unknown; error: unknown } = {
      ...shared,
      inputs: before.inputs,
      result: null,
      error: null,
    };
    try {
      after.result = await model.invokeFunction(context, before.inputs, before.functionCallback);
    } catch (error) {
      after.error = error ?? new Error(`The function '${target.name}' threw nothing at all.`);
    }

    core.state = 'postInvocationHooks';
    await app.runHooks('postInvocation', after);
    if (after.error != null) throw toError(after.error);
    return model.getResponse(context, after.result);
  };
}

/** A hook may have put something else in the place of the error. */
function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

function toCoreContext(
  { name, metadata, trigger }: AppFunction,
  { input, extraInputs = {}, triggerMetadata = {} }: Invocation,
  log: (level: Level, message: string) => void,
): CoreInvocationContext {
  const invocationId = randomUUID();
  const inputData = [
    { name: trigger.name, data: input },
    ...Object.entries(extraInputs).map(([key, data]) => ({ name: key, data })),
  ];
  return {
    invocationId,
    metadata,
    state: 'invocation',
    request: {
      invocationId,
      functionId: name,
      triggerMetadata,
      inputData,
      traceContext: newTraceContext(),
    },
    log: (level, category, message) => {
      if (category === 'user') log(level, message);
    },
  };
}

/** The JSON value in an answer of the library. */
export function toValue(data: TypedData | null | undefined): unknown {
  if (data == null) return null;
  if (data.json !== undefined) return JSON.parse(data.json);
  return data.string ?? data.int ?? data.double ?? null;
}
