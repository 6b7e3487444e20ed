import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { bodyText } from '../../http/http-server';
import type { Posted } from '../engine/engine';
import type { DurableApi } from './routes';
import { instanceParams } from './status';

const eventParams = instanceParams.extend({ event: z.string() });
const reasonQuery = z.object({ reason: z.string().default('') });

const STATUS: Readonly<Record<Posted, number>> = { accepted: 202, notFound: 404, finished: 410 };

/** POST instances/{id}/raiseEvent/{name}, terminate, suspend, resume. */
export function serveControl(scope: FastifyInstance, { engine }: DurableApi): void {
  scope.post('/instances/:id/raiseEvent/:event', async (request, reply) => {
    const { id, event } = eventParams.parse(request.params);
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
      return reply.code(400).send('Only application/json request content is supported');
    }
    const body = bodyText(request.body);
    if (body !== '') {
      try {
        JSON.parse(body);
      } catch {
        return reply.code(400).send('Invalid JSON content');
      }
    }
    return say(reply, engine.raiseEvent(id, event, body === '' ? null : body));
  });

  const operation = (name: string, act: (id: string, reason: string) => Posted) => {
    scope.post(`/instances/:id/${name}`, async (request, reply) => {
      const { id } = instanceParams.parse(request.params);
      return say(reply, act(id, reasonQuery.parse(request.query).reason));
    });
  };
  operation('terminate', (id, reason) => engine.terminate(id, reason));
  operation('suspend', (id, reason) => engine.suspend(id, reason));
  operation('resume', (id, reason) => engine.resumeInstance(id, reason));
}

function say(reply: FastifyReply, posted: Posted): FastifyReply {
  return reply.code(STATUS[posted]).send();
}
