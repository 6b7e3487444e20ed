import { OrchestrationRuntimeStatus, type DurableClient } from 'durable-functions';
import type { Histories } from '../../ports';
import { unreachable } from './replies';

const OVER = [
  OrchestrationRuntimeStatus.Completed,
  OrchestrationRuntimeStatus.Failed,
  OrchestrationRuntimeStatus.Terminated,
];

/** Histories through the client that the Functions runtime gives an invocation. */
export function makeHistories(client: DurableClient): Histories {
  return {
    async purge(createdTimeFrom, createdTimeTo) {
      try {
        const filter = { createdTimeFrom, createdTimeTo, runtimeStatus: OVER };
        // Where there was nothing the service answers 404, which the client gives as 0.
        return (await client.purgeInstanceHistoryBy(filter)).instancesDeleted;
      } catch (error) {
        throw unreachable(error);
      }
    },
  };
}
