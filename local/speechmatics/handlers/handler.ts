import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ServiceHandler } from '../../service/handler';
import type { Context } from '../context';
import { ApiError, jobExpired, jobNotFound } from '../protocol/api-error';
import type { Job } from '../store/job';

/** One operation: what it returns becomes the body of the answer. */
export type Handler = ServiceHandler<Context>;

const params = z.object({ id: z.string() });

/** @throws ApiError 404 for one that is not there or deleted, `whenExpired` for one that expired */
export function jobOf(
  { store }: Context,
  request: FastifyRequest,
  whenExpired: () => ApiError = jobExpired,
): Job {
  const job = store.jobs.get(params.parse(request.params).id);
  if (job?.status === 'expired') throw whenExpired();
  if (job === undefined || job.status === 'deleted') throw jobNotFound();
  return job;
}

/** A parameter that may be given several times counts as it was given first. */
const one = z.preprocess(
  (value) => (Array.isArray(value) ? value[0] : value) as unknown,
  z.string(),
);

/** The value of a parameter of the query. */
export function queryOf(request: FastifyRequest, name: string): string | undefined {
  const query = z.record(z.string(), z.unknown()).parse(request.query);
  return query[name] === undefined ? undefined : one.parse(query[name]);
}

/** @throws ApiError 422 in the words of the service */
export function wholeNumber(request: FastifyRequest, name: string): number | undefined {
  const text = queryOf(request, name);
  if (text === undefined) return undefined;
  if (/^-?\d{1,9}$/.test(text)) return Number(text);
  throw new ApiError(422, `${name} in query must be of type int64`);
}

/** @throws ApiError 422 */
export function flag(request: FastifyRequest, name: string): boolean {
  const text = queryOf(request, name)?.toLowerCase();
  if (text === undefined) return false;
  if (['true', '1', ''].includes(text)) return true;
  if (['false', '0'].includes(text)) return false;
  throw new ApiError(422, `${name} in query must be of type bool`);
}
