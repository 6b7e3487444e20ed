import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { apiRoute, type Route } from './api-route';
import type { Context } from './context';
import type { Operation } from './faults/fault';
import { addFaults, clearFaults, listFaults } from './handlers/admin-faults';
import { getJournal } from './handlers/admin-journal';
import { getStatus } from './handlers/admin-status';
import { createWebhook } from './handlers/create-webhook';
import { deleteTranscription } from './handlers/delete-transcription';
import { deleteWebhook } from './handlers/delete-webhook';
import { getBaseModel } from './handlers/get-base-model';
import { getFile } from './handlers/get-file';
import { getResult } from './handlers/get-result';
import { getTranscription } from './handlers/get-transcription';
import { getWebhook } from './handlers/get-webhook';
import type { Handler } from './handlers/handler';
import { listBaseModels } from './handlers/list-base-models';
import { listFiles } from './handlers/list-files';
import { listLocales } from './handlers/list-locales';
import { listTranscriptions } from './handlers/list-transcriptions';
import { listWebhooks } from './handlers/list-webhooks';
import { pingWebhook } from './handlers/ping-webhook';
import { submitTranscription } from './handlers/submit-transcription';
import { testWebhook } from './handlers/test-webhook';
import { transcribe } from './handlers/transcribe';
import { updateTranscription } from './handlers/update-transcription';
import { updateWebhook } from './handlers/update-webhook';
import { serviceGuard } from './service-guard';

type Row = readonly [Operation, Route['method'], string, Handler];

/** Everything under `/speechtotext`; double colons stand for single ones. */
const SERVICE: readonly Row[] = [
  ['submit', 'POST', '/transcriptions::submit', submitTranscription],
  ['list', 'GET', '/transcriptions', listTranscriptions],
  ['locales', 'GET', '/transcriptions/locales', listLocales],
  ['get', 'GET', '/transcriptions/:id', getTranscription],
  ['update', 'PATCH', '/transcriptions/:id', updateTranscription],
  ['delete', 'DELETE', '/transcriptions/:id', deleteTranscription],
  ['files', 'GET', '/transcriptions/:id/files', listFiles],
  ['file', 'GET', '/transcriptions/:id/files/:fileId', getFile],
  ['models', 'GET', '/models/base', listBaseModels],
  ['models', 'GET', '/models/base/:id', getBaseModel],
  ['models', 'GET', '/models/:id', getBaseModel],
  ['webhook', 'POST', '/webhooks', createWebhook],
  ['webhook', 'GET', '/webhooks', listWebhooks],
  ['webhook', 'GET', '/webhooks/:id', getWebhook],
  ['webhook', 'PATCH', '/webhooks/:id', updateWebhook],
  ['webhook', 'DELETE', '/webhooks/:id', deleteWebhook],
  ['webhook', 'POST', '/webhooks/:id([^/:]+)::ping', pingWebhook],
  ['webhook', 'POST', '/webhooks/:id([^/:]+)::test', testWebhook],
];

/** Fast transcription, which alone takes a form. */
const FAST = {
  operation: 'transcribe',
  method: 'POST',
  url: '/speechtotext/transcriptions::transcribe',
  handler: transcribe,
} as const;

/** For the command line and for tests; no part of the service. */
const ADMIN = [
  ['GET', '/admin/journal', getJournal],
  ['GET', '/admin/status', getStatus],
  ['GET', '/admin/faults', listFaults],
  ['POST', '/admin/faults', addFaults],
  ['DELETE', '/admin/faults', clearFaults],
] as const;

/** The whole interface of the server. */
export function addRoutes(app: FastifyInstance, context: Context, closing: AbortSignal): void {
  const guard = serviceGuard(context);
  for (const [operation, method, path, handler] of SERVICE) {
    const url = `/speechtotext${path}`;
    app.route(apiRoute(context, { operation, method, url, handler, guard }, closing));
  }
  addFast(app, apiRoute(context, { ...FAST, guard }, closing));
  const result = { operation: 'result', method: 'GET', handler: getResult } as const;
  app.route(apiRoute(context, { ...result, url: '/results/:jobId/:fileId/*' }, closing));
  for (const [method, url, handler] of ADMIN) {
    const handle = (request: FastifyRequest, reply: Parameters<Handler>[2]) =>
      handler(context, request, reply);
    app.route({ method, url, handler: handle });
  }
}

function addFast(app: FastifyInstance, route: RouteOptions): void {
  void app.register(async (scope) => {
    await scope.register(multipart);
    scope.route(route);
  });
}
