import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';
import { join } from 'node:path';
import type { FaultControl } from '../faults/fault-plan';
import type { JournalEntry } from '../speech/store/journal-table';
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

const EXPIRY_INTERVAL_MS = 60_000;

export interface SpeechmaticsServer {
  /** Endpoint for clients: `http://127.0.0.1:<port>/v2`. */
  readonly url: string;
  /** Arms and disarms faults. */
  readonly faults: FaultControl<typeof faultSchema>;
  /** Real time, where it was asked for. */
  readonly live: SpeechmaticsLive | undefined;
  /** Everything so far, oldest first, earlier runs included. */
  journal(): JournalEntry[];
  /** Stops at once: what is unfinished goes on when a server is started on the same directory. */
  close(): Promise<void>;
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
  // Files that can't be deleted now are deleted at the next start.
  const expire = () => void expireJobs(context).catch(() => undefined);
  const timer = setInterval(expire, EXPIRY_INTERVAL_MS).unref();

  const stop = async () => {
    clearInterval(timer);
    closing.abort();
    await live?.close();
    await app.close();
    await Promise.all([context.runner.close(), context.notifier.close()]);
    context.store.close();
  };
  let stopped: Promise<void> | undefined;
  const close = () => (stopped ??= stop());
  let origin: string;
  try {
    await context.audio.deleteAllBut(new Set(context.store.jobs.all().map(({ id }) => id)));
    origin = await listen(app, options.port);
  } catch (error) {
    await close();
    throw error;
  }
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

async function listen(app: FastifyInstance, port: number): Promise<string> {
  try {
    return await app.listen({ host: '127.0.0.1', port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new Error(
        `Port ${String(port)} for Speechmatics is in use: stop what listens there or choose another port.`,
        { cause: error },
      );
    }
    throw error;
  }
}
