import type { OrchestrationHandler } from 'durable-functions';
import type { Ports, Workflows } from '../../../shared/ports';

/** Stands between an app and its world: faults, kills, deliberate defects. */
export interface Between {
  /** What the app gets instead of its ports. */
  readonly ports?: (ports: Ports) => Ports;
  /** What activities, triggers and sweep get instead of the workflows. */
  readonly workflows?: (workflows: Workflows) => Workflows;
  /** Runs an activity; `run` gives its outcome. */
  readonly activity?: (
    call: { readonly name: string; readonly input: unknown; readonly instanceId: string },
    run: () => Promise<unknown>,
  ) => Promise<unknown>;
  /** An orchestrator in the place of another. */
  readonly orchestration?: (name: string, handler: OrchestrationHandler) => OrchestrationHandler;
}
