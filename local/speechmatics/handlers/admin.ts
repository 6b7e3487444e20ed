import { z } from 'zod';
import { faultSchema } from '../faults/fault';
import { ApiError } from '../protocol/api-error';
import { wholeNumber, type Handler } from './handler';

/** `GET /admin/journal?after=<sequence>` */
export const getJournal: Handler = async ({ store }, request) => ({
  entries: store.journal.entries(wholeNumber(request, 'after') ?? 0),
});

/** `GET /admin/faults` */
export const listFaults: Handler = async ({ faults }) => ({ faults: faults.list() });

/** `POST /admin/faults`: one fault or an array of them; 201 with all that are armed. */
export const addFaults: Handler = async ({ faults }, request, reply) => {
  const added = z.union([z.array(faultSchema), faultSchema]).safeParse(request.body);
  if (!added.success) throw new ApiError(400, 'Bad Request', z.prettifyError(added.error));
  faults.add(...[added.data].flat());
  return reply.code(201).send({ faults: faults.list() });
};

/** `DELETE /admin/faults` */
export const clearFaults: Handler = async ({ faults }, _request, reply) => {
  faults.clear();
  return reply.code(204).send();
};
