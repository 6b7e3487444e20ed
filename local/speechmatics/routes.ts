import type { FastifyInstance, FastifyRequest } from 'fastify';
import { apiRoute, type Route } from './api-route';
import type { Context } from './context';
import { addFaults, clearFaults, getJournal, listFaults } from './handlers/admin';
import { createJob } from './handlers/create-job';
import { deleteJob } from './handlers/delete-job';
import { getData, getLog } from './handlers/get-files';
import { getJob } from './handlers/get-job';
import { getTranscript } from './handlers/get-transcript';
import { getUsage } from './handlers/get-usage';
import type { Handler } from './handlers/handler';
import { listJobs } from './handlers/list-jobs';
import { expireJobs } from './jobs/job-transitions';
import type { TemporaryKeys } from './live/temporary-keys';
import { authenticate } from './protocol/authenticate';
import { RateLimit } from './protocol/rate-limit';

type Row = readonly [Route['operation'], Route['method'], string, Handler];

/** Everything under `/v2`. */
const SERVICE: readonly Row[] = [
  ['create', 'POST', '/jobs', createJob],
  ['list', 'GET', '/jobs', listJobs],
  ['get', 'GET', '/jobs/:id', getJob],
  ['delete', 'DELETE', '/jobs/:id', deleteJob],
  ['transcript', 'GET', '/jobs/:id/transcript', getTranscript],
  ['data', 'GET', '/jobs/:id/data', getData],
  ['log', 'GET', '/jobs/:id/log', getLog],
  ['usage', 'GET', '/usage', getUsage],
];

/** For the command line and for tests; no part of the service. */
const ADMIN = [
  ['GET', '/admin/journal', getJournal],
  ['GET', '/admin/faults', listFaults],
  ['POST', '/admin/faults', addFaults],
  ['DELETE', '/admin/faults', clearFaults],
] as const;

/** The whole batch interface of the server. */
export function addRoutes(
  app: FastifyInstance,
  context: Context,
  temporaryKeys: TemporaryKeys | undefined,
): void {
  const guard = serviceGuard(context, temporaryKeys);
  for (const [operation, method, path, handler] of SERVICE) {
    app.route(apiRoute(context, { operation, method, url: `/v2${path}`, handler, guard }));
  }
  for (const [method, url, handler] of ADMIN) {
    const handle = (request: FastifyRequest, reply: Parameters<Handler>[2]) =>
      handler(context, request, reply);
    app.route({ method, url, handler: handle });
  }
}

/** What every call must pass: key and rate. Jobs that are too old are gone before it sees them. */
function serviceGuard(context: Context, temporaryKeys: TemporaryKeys | undefined): Route['guard'] {
  const { keys, limits, clock } = context.settings;
  const rate = new RateLimit(limits, clock);
  return async (request) => {
    rate.take(authenticate(request, keys, temporaryKeys), request.method);
    await expireJobs(context);
  };
}
