import type { ActivityWork } from '../store/store';

/** The functions of the app, as the engine needs them. */
export interface Runner {
  hasOrchestrator(name: string): boolean;
  /**
   * Runs an orchestrator function once over the given trigger payload.
   *
   * @param payload JSON text, see `to-payload.ts`
   * @throws whatever the function threw
   */
  orchestrate(name: string, payload: string): Promise<unknown>;
  /**
   * Runs an activity function once and returns its JSON value.
   *
   * @throws whatever the function threw
   */
  perform(work: ActivityWork): Promise<unknown>;
}
