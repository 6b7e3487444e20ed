import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isFinished } from '../store/store';
import { statusQuery } from './query';
import type { DurableApi } from './routes';
import { toStatus } from './to-status';
import { managementUrls } from './urls';

export const instanceParams = z.object({ id: z.string() });

/** GET instances/{id}: 202 while it runs, 200 when it is over. */
export function serveStatus(scope: FastifyInstance, { store }: DurableApi): void {
  scope.get('/instances/:id', async (request, reply) => {
    const { id } = instanceParams.parse(request.params);
    const query = statusQuery.parse(request.query);
    const instance = store.instance(id);
    if (instance === undefined) return reply.code(404).send();
    const status = toStatus(instance, {
      showInput: query.showInput,
      showHistoryOutput: query.showHistoryOutput,
      ...(query.showHistory && { history: store.history(id) }),
    });
    if (!isFinished(instance.status)) {
      const { statusQueryGetUri } = managementUrls(`http://${request.host}`, id);
      reply.code(202).headers({ location: statusQueryGetUri, 'retry-after': '5' });
    } else if (instance.status === 'Failed' && query.returnInternalServerErrorOnFailure) {
      reply.code(500);
    }
    return reply.send(status);
  });
}
