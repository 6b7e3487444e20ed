import type {
  DurableClient,
  DurableOrchestrationStatus,
  OrchestrationFilter,
} from 'durable-functions';
import { makeBackfills } from '../../../shared/adapters/durable/backfills';
import { BACKFILL } from '../../../shared/workflow/contract';
import type { Backfills } from '../../../shared/ports';
import type { DurableWorld } from '../durable';
import { clientOf } from './world-client';

/** The backfills of a world, through the app's own adapter. */
export function backfillsOf(world: DurableWorld): Backfills {
  const starter = clientOf(world);
  const statusOf = (instanceId: string) => {
    if (!world.instances().includes(instanceId)) throw new Error(`HTTP 404: no ${instanceId}`);
    const name = instanceId.startsWith('backfill-') ? BACKFILL : 'another';
    const now = world.now();
    const times = { createdTime: now, lastUpdatedTime: now };
    return { ...world.status(instanceId), ...times, name, instanceId };
  };
  const client: Pick<DurableClient, 'startNew' | 'getStatus' | 'getStatusBy' | 'terminate'> = {
    startNew: (name, options) => starter.startNew(name, options),
    getStatus: async (id) => statusOf(id) as DurableOrchestrationStatus,
    getStatusBy: async ({ runtimeStatus = [] }: OrchestrationFilter) =>
      world
        .instances()
        .map((id) => statusOf(id) as DurableOrchestrationStatus)
        .filter((status) => runtimeStatus.includes(status.runtimeStatus)),
    terminate: async (id, reason) => void world.terminate(id, reason),
  };
  return makeBackfills(client as DurableClient);
}
