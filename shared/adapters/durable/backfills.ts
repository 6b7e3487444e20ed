import { OrchestrationRuntimeStatus, type DurableClient } from 'durable-functions';
import { backfillIdOf } from '../../domain/backfill';
import type { Backfills } from '../../ports';
import { BACKFILL, type BackfillInput } from '../../workflow/contract';
import { isMissing, runsAlready, unreachable } from './replies';
import { isBackfill, toBackfillRun } from './to-backfill-run';

/** Statuses of instances that are not over. */
const UNDER_WAY = [
  OrchestrationRuntimeStatus.Pending,
  OrchestrationRuntimeStatus.Running,
  OrchestrationRuntimeStatus.ContinuedAsNew,
  OrchestrationRuntimeStatus.Suspended,
];

/** Backfills through the client that the Functions runtime gives an invocation. */
export function makeBackfills(client: DurableClient): Backfills {
  return {
    async start({ container, prefix, todayFrom }) {
      const input: BackfillInput = { container, prefix, todayFrom };
      const instanceId = backfillIdOf(input);
      await client.startNew(BACKFILL, { instanceId, input }).catch((error: unknown) => {
        if (!runsAlready(error)) throw unreachable(error);
      });
    },

    async read(id) {
      try {
        const status = await client.getStatus(id);
        return isBackfill(status) ? toBackfillRun(status) : undefined;
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw unreachable(error);
      }
    },

    async running() {
      // The client cannot ask by name or prefix, so it is the few that run that are gone through.
      const statuses = await client
        .getStatusBy({ runtimeStatus: UNDER_WAY })
        .catch((error: unknown) => {
          throw unreachable(error);
        });
      return statuses.filter(isBackfill).map(toBackfillRun);
    },

    async cancel(id) {
      try {
        await client.terminate(id, 'cancelled');
      } catch (error) {
        if (!isMissing(error)) throw unreachable(error);
      }
    },
  };
}
