import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';
import { join } from 'node:path';
import { runService, type RunningService } from '../service/run-service';
import type { Context } from './context';
import type { faultSchema } from './faults/fault';
import { SpeechmaticsFaults } from './faults/speechmatics-faults';
import { AudioFiles } from './jobs/audio-files';
import { JobEnds } from './jobs/job-ends';
import { JobRunner } from './jobs/job-runner';
import { expireJobs } from './jobs/job-transitions';
import { attachSpeechmaticsLive, type SpeechmaticsLive } from './live';
import { Notifier } from './notifications/notifier';
import { toSettings, type SpeechmaticsServerOptions } from './options';
import { ApiError } from './protocol/api-error';
import { sendError } from './protocol/send-error';
import { addRoutes } from './routes';
import { Store } from './store/store';

export type { Fault } from './faults/fault';
export type { RetryPolicy, SpeechmaticsLimits, SpeechmaticsServerOptions } from './options';

export interface SpeechmaticsServer extends RunningService<typeof faultSchema> {
  /** Endpoint for clients: `http://127.0.0.1:<port>/v2`. */
  readonly url: string;
  /** Real time, where it was asked for. */
  readonly live: SpeechmaticsLive | undefined;
}

/**
 * Starts the stand-in for Speechmatics batch transcription (REST v2) on 127.0.0.1.
 *
 * @throws Error naming the port when the port is taken
 */
export async function startSpeechmaticsServer(
  options: SpeechmaticsServerOptions,
): Promise<SpeechmaticsServer> {
  const closing = new AbortController();
  const context = createContext(options, closing.signal);
  const app = createApp();
  const live = options.live && attachSpeechmaticsLive(app, options.live);
  addRoutes(app, context, live?.temporaryKeys);
  const { origin, close } = await runService({
    name: 'Speechmatics',
    app,
    port: options.port,
    closing,
    live,
    workers: [context.runner, context.notifier],
    store: context.store,
    clear: () => context.audio.deleteAllBut(new Set(context.store.jobs.all().map(({ id }) => id))),
    expire: () => expireJobs(context),
  });
  context.notifier.resume(context);
  context.runner.start(context);
  const journal = () => context.store.journal.entries();
  return { url: `${origin}/v2`, faults: context.faults, live, journal, close };
}

function createContext(options: SpeechmaticsServerOptions, closing: AbortSignal): Context {
  const settings = toSettings(options);
  const faults = new SpeechmaticsFaults();
  faults.add(...(options.faults ?? []));
  return {
    settings,
    store: new Store(options.dataDirectory, settings.clock),
    audio: new AudioFiles(join(options.dataDirectory, 'audio')),
    faults,
    engine: options.engine,
    ends: new JobEnds(),
    runner: new JobRunner(settings.parallelJobs),
    notifier: new Notifier(),
    notes: new WeakMap(),
    closing,
  };
}

function createApp(): FastifyInstance {
  const app = fastify({
    exposeHeadRoutes: false,
    // Kept-alive connections of clients would hold up the end.
    forceCloseConnections: true,
  });
  void app.register(multipart);
  app.setErrorHandler(sendError);
  app.setNotFoundHandler((request, reply) => {
    sendError(new ApiError(404, 'Not Found'), request, reply);
  });
  return app;
}
