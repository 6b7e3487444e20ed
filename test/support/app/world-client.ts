import type { DurableClient, DurableOrchestrationStatus } from 'durable-functions';
import { AlreadyRunningError, type DurableWorld } from '../durable';

/** The client that the Functions runtime would give, as far as the app uses it. */
export function clientOf(world: DurableWorld): DurableClient {
  const client: Pick<DurableClient, 'startNew' | 'raiseEvent' | 'getStatus'> = {
    async startNew(name, options) {
      try {
        return await world.start(name, options?.input, options?.instanceId);
      } catch (error) {
        if (!(error instanceof AlreadyRunningError)) throw error;
        throw new Error('The start was answered with HTTP status code: 409', { cause: error });
      }
    },
    async raiseEvent(instanceId, name, data) {
      if (world.raiseEvent(instanceId, name, data) !== 'accepted') {
        throw new Error(`No instance with ID '${instanceId}' found.`);
      }
    },
    async getStatus(instanceId) {
      if (!world.instances().includes(instanceId)) {
        throw new Error('The Durable Functions extension replied with HTTP 404 response.');
      }
      const { customStatus } = world.status(instanceId);
      return { customStatus } as DurableOrchestrationStatus;
    },
  };
  return client as DurableClient;
}
