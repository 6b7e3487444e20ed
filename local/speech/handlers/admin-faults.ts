import { z } from 'zod';
import { faultSchema } from '../faults/fault';
import { parseBody } from '../protocol/parse-body';
import type { Handler } from './handler';

/** `GET /admin/faults` */
export const listFaults: Handler = async ({ faults }) => ({ faults: faults.list() });

/** `POST /admin/faults`: one fault or an array of them; 201 with all that are armed. */
export const addFaults: Handler = async ({ faults }, request, reply) => {
  const added = parseBody(z.union([z.array(faultSchema), faultSchema]), request.body, {});
  faults.add(...[added].flat());
  return reply.code(201).send({ faults: faults.list() });
};

/** `DELETE /admin/faults` */
export const clearFaults: Handler = async ({ faults }, _request, reply) => {
  faults.clear();
  return reply.code(204).send();
};
