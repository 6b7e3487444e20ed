import type { App, AppFunction } from '../app/app';
import type { TypedData } from '../app/core-types';
import { toValue, type Invoke } from '../app/invoke';
import type { Run } from '../run';
import type { Runner } from './engine/runner';

/**
 * The orchestrators and activities of an app.
 *
 * @param invoke for orchestrators, which "fail" with every error that they end in; the engine tells
 * @param run for activities
 */
export function createAppRunner(app: App, invoke: Invoke, run: Run): Runner {
  return {
    hasOrchestrator: (name) => find(app, name, 'orchestrationTrigger') !== undefined,
    async orchestrate(name, payload) {
      const target = find(app, name, 'orchestrationTrigger');
      if (!target) throw missing('orchestrator', name);
      const response = await invoke(target, { input: { json: payload } });
      return toValue(response.returnValue);
    },
    async perform({ name, input, instanceId }) {
      const target = find(app, name, 'activityTrigger');
      if (!target) throw missing('activity', name);
      const data = toTypedData(input);
      const triggerMetadata = {
        instanceId: { json: JSON.stringify(instanceId) },
        ...(data && { data }),
      };
      const response = await run(target, { input: data, triggerMetadata });
      return toValue(response.returnValue);
    },
  };
}

/**
 * Strings go as strings: the SDK has encoded them twice and the library undoes that.
 *
 * @param input JSON text
 */
function toTypedData(input: string | null): TypedData | null {
  if (input === null) return null;
  const value: unknown = input.startsWith('"') ? JSON.parse(input) : undefined;
  return typeof value === 'string' ? { string: value } : { json: input };
}

function find(app: App, name: string, type: string): AppFunction | undefined {
  const target = app.functions.get(name);
  return target?.trigger.type.toLowerCase() === type.toLowerCase() ? target : undefined;
}

function missing(what: string, name: string): Error {
  return new Error(
    `The ${what} function '${name}' does not exist. Register it, or check its name.`,
  );
}
