import type { FastifyInstance, FastifyReply } from 'fastify';
import { isFinished } from '../store/store';
import { purgeQuery, toFilter } from './query';
import type { DurableApi } from './routes';
import { instanceParams } from './status';

const PAGE = 1_000;

/** DELETE instances/{id} and DELETE instances/?createdTimeFrom=…: forgets instances that are over. */
export function servePurge(scope: FastifyInstance, { store }: DurableApi): void {
  scope.delete('/instances/:id', async (request, reply) => {
    const { id } = instanceParams.parse(request.params);
    return say(reply, store.purge(id) ? 1 : 0);
  });
  for (const path of ['/instances', '/instances/']) {
    scope.delete(path, async (request, reply) => {
      const filter = toFilter(purgeQuery.parse(request.query));
      let deleted = 0;
      for (let page = store.list(filter, PAGE), last = page.at(-1); last;) {
        for (const { id, status } of page) if (isFinished(status) && store.purge(id)) deleted += 1;
        page = store.list(filter, PAGE, last);
        last = page.at(-1);
      }
      return say(reply, deleted);
    });
  }
}

function say(reply: FastifyReply, instancesDeleted: number): FastifyReply {
  return reply.code(instancesDeleted > 0 ? 200 : 404).send({ instancesDeleted });
}
