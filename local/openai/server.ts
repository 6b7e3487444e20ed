import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { fastify, type FastifyInstance } from 'fastify';
import { FaultPlan, type FaultControl } from '../faults/fault-plan';
import { checkKey } from './auth';
import type { Context } from './context';
import { faultSchema } from './faults/fault';
import { registerAdmin } from './handlers/admin';
import { registerTranscriptions } from './handlers/audio-transcriptions';
import { chatCompletions } from './handlers/chat-completions';
import { errorReply } from './handlers/error-reply';
import { registerModels } from './handlers/models';
import { Journal, type JournalEntry } from './journal';
import { settingsOf, type OpenAiServerOptions } from './options';
import { ApiError } from './protocol/errors';
import { RateLimiter } from './protocol/rate-limiter';

/** OpenAI's path, and that of an Azure resource with the v1 API. */
const PREFIXES = ['/v1', '/openai/v1'];
/** In bytes; larger than any context window, so that too long a prompt gets its proper error. */
const LARGEST_BODY = 64 * 1024 * 1024;

export interface OpenAiServer {
  /** Base URL for a client, ending in /v1. */
  readonly url: string;
  journal(): readonly JournalEntry[];
  readonly faults: FaultControl<typeof faultSchema>;
  /** Drops open connections, also those that wait for a delayed answer. */
  close(): Promise<void>;
}

/**
 * Starts a server on 127.0.0.1 that speaks OpenAI's chat completions with structured outputs, and
 * audio transcriptions. Behind it are an extractive summarizer (what it answers was said in the call
 * that was sent) and the recognizer that it is given.
 *
 * @throws Error when the port is taken
 */
export async function startOpenAiServer(options: OpenAiServerOptions): Promise<OpenAiServer> {
  const settings = settingsOf(options);
  const faults = new FaultPlan(faultSchema);
  faults.add(...(options.faults ?? []));
  const journal = new Journal(options.journal);
  const limiter = new RateLimiter(settings.limits);
  const app = appOf({ settings, faults, journal, limiter });
  await app.listen({ host: '127.0.0.1', port: options.port });
  return {
    url: `http://127.0.0.1:${portOf(app)}/v1`,
    journal: () => journal.list(),
    faults,
    close: () => app.close(),
  };
}

function appOf(context: Context): FastifyInstance {
  const app = fastify({
    bodyLimit: LARGEST_BODY,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500 },
  });
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('x-request-id', `req_${randomBytes(16).toString('hex')}`);
    done();
  });
  app.setErrorHandler((error, _request, reply) => {
    const { status, headers, body } = errorReply(error);
    return reply.code(status).headers(headers).send(body);
  });
  app.setNotFoundHandler((request) => {
    throw new ApiError(404, `Invalid URL (${request.method} ${request.url.split('?')[0] ?? ''})`);
  });
  registerAdmin(app, context);
  for (const prefix of PREFIXES) {
    void app.register((api, _options, done) => registerApi(api, context, done), { prefix });
  }
  return app;
}

/** Everything behind a key. */
function registerApi(api: FastifyInstance, context: Context, done: () => void): void {
  api.addHook('onRequest', (request, _reply, next) => {
    checkKey(request, context.settings.keys);
    next();
  });
  api.post('/chat/completions', chatCompletions(context));
  registerModels(api, context);
  const { engine } = context.settings;
  if (engine !== undefined) registerTranscriptions(api, context, engine);
  done();
}

function portOf(app: FastifyInstance): number {
  const address: AddressInfo | string | null = app.server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The server has no TCP address: it was closed before it was asked for.');
  }
  return address.port;
}
