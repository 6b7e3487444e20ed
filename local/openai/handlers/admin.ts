import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from '../context';
import { faultSchema } from '../faults/fault';
import { badRequest } from '../protocol/errors';

const faultList = z.union([z.array(faultSchema), faultSchema.transform((fault) => [fault])]);

/** What the real service doesn't have: faults are armed and calls looked up without a key, on this machine. */
export function registerAdmin(app: FastifyInstance, { faults, journal }: Context): void {
  app.get('/admin/faults', () => ({ faults: faults.list() }));
  app.post('/admin/faults', (request, reply) => {
    const parsed = faultList.safeParse(request.body);
    if (!parsed.success) {
      throw badRequest(`This is no fault: ${z.prettifyError(parsed.error)}`, null, 'invalid_fault');
    }
    faults.add(...parsed.data);
    return reply.code(201).send({ faults: faults.list() });
  });
  app.delete('/admin/faults', (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
  app.get('/admin/journal', () => ({ calls: journal.list() }));
}
