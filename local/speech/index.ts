import fastify, { type FastifyInstance } from 'fastify';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { attachAzureLive, type AzureLive } from '../azure-live';
import { runService, type RunningService } from '../service/run-service';
import type { Context } from './context';
import type { faultSchema } from './faults/fault';
import { SpeechFaults } from './faults/speech-faults';
import { expireJobs } from './jobs/expire-jobs';
import { JobProgress } from './jobs/job-progress';
import { JobRunner } from './jobs/job-runner';
import { toSettings, type SpeechServerOptions } from './options';
import { Links } from './protocol/links';
import { sendError, sendNotFound } from './protocol/send-error';
import { addRoutes } from './routes';
import { ResultFiles } from './store/result-files';
import { Store } from './store/store';
import { WebhookSender } from './webhooks/webhook-sender';

export type { Fault } from './faults/fault';
export type { SpeechLimits, SpeechServerOptions, WebhookPolicy } from './options';
export type { JournalEntry } from './store/journal-table';

/** A thousand URLs with signatures need more than fastify's 1 MB. */
const BODY_LIMIT_BYTES = 16 * 1024 ** 2;

export interface SpeechServer extends RunningService<typeof faultSchema> {
  /** Endpoint for clients, without `/speechtotext`: `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Live transcription, where it was asked for. */
  readonly live: AzureLive | undefined;
}

/**
 * Starts the stand-in for Azure Speech batch transcription (REST, api-version 2025-10-15) on
 * 127.0.0.1.
 * @throws Error naming the port when the port is taken.
 */
export async function startSpeechServer(options: SpeechServerOptions): Promise<SpeechServer> {
  let url = '';
  const runner = new JobRunner();
  const context = createContext(options, () => url, runner);
  const closing = new AbortController();
  const app = createApp(context, closing.signal);
  const live = options.live && attachAzureLive(app, options.live);
  const { origin, close } = await runService({
    name: 'the Speech service',
    app,
    port: options.port,
    closing,
    live,
    workers: [runner, context.webhooks],
    store: context.store,
    clear: () =>
      context.results.deleteAllBut(new Set(context.store.jobs.all().map(({ id }) => id))),
    expire: () => expireJobs(context),
  });
  url = origin;
  context.webhooks.resume();
  runner.start(context);
  const journal = () => context.store.journal.entries();
  return { url, faults: context.faults, live, journal, close };
}

function createContext(
  options: SpeechServerOptions,
  origin: () => string,
  runner: JobRunner,
): Context {
  const settings = toSettings(options);
  const store = new Store(options.dataDirectory, settings.clock);
  const links = new Links(origin);
  const faults = new SpeechFaults();
  faults.add(...(options.faults ?? []));
  const downloadDirectory = join(options.dataDirectory, 'downloads');
  // Leftovers of a process that was killed while it worked on them.
  rmSync(downloadDirectory, { recursive: true, force: true });
  mkdirSync(downloadDirectory, { recursive: true });
  return {
    settings,
    store,
    results: new ResultFiles(join(options.dataDirectory, 'results')),
    links,
    faults,
    webhooks: new WebhookSender({ store, links, faults, settings }),
    engine: options.engine,
    downloadDirectory,
    progress: new JobProgress(),
    notes: new WeakMap(),
    wakeRunner: () => runner.wake(),
  };
}

function createApp(context: Context, closing: AbortSignal): FastifyInstance {
  const app = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    exposeHeadRoutes: false,
    // Kept-alive connections of clients would hold up the end.
    forceCloseConnections: true,
  });
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/merge-patch+json', { parseAs: 'string' }, parseJson);
  app.setErrorHandler(sendError);
  app.setNotFoundHandler((request, reply) => {
    const details = { method: request.method, path: request.url.split('?', 1)[0] };
    context.store.journal.add({ kind: 'call', operation: 'unknown', status: 404, details });
    sendNotFound(request, reply);
  });
  addRoutes(app, context, closing);
  return app;
}
