import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Engine } from '../engine/engine';
import type { Runner } from '../engine/runner';
import type { Store } from '../store/store';
import { serveControl } from './control';
import { serveList } from './list';
import { servePurge } from './purge';
import { serveStart } from './start';
import { serveStatus } from './status';
import { RPC_PATH, WEBHOOK_PATH } from './urls';

export interface DurableApi {
  readonly engine: Engine;
  readonly store: Store;
  readonly runner: Runner;
}

/** Serves the HTTP API of Durable Functions, for the SDK and for people. */
export function serveDurableApi(server: FastifyInstance, api: DurableApi): void {
  for (const prefix of [RPC_PATH, WEBHOOK_PATH]) {
    server.register(
      (scope, _options, done) => {
        scope.setErrorHandler((error, _request, reply) => {
          if (error instanceof z.ZodError) return reply.code(400).send(z.prettifyError(error));
          throw error;
        });
        serveStart(scope, api);
        serveStatus(scope, api);
        serveList(scope, api);
        serveControl(scope, api);
        servePurge(scope, api);
        serveUnsupported(scope);
        done();
      },
      { prefix },
    );
  }
}

function serveUnsupported(scope: FastifyInstance): void {
  const refuse = (what: string) => (_request: unknown, reply: FastifyReply) =>
    reply.code(501).send(`not supported by the local host: ${what}`);
  scope.post('/instances/:id/rewind', refuse('rewind'));
  scope.post('/instances/:id/restart', refuse('restart'));
  scope.all('/entities', refuse('entities'));
  scope.all('/entities/*', refuse('entities'));
}
