import type {
  FastifyReply,
  FastifyRequest,
  HTTPMethods,
  onRequestAsyncHookHandler,
  onSendAsyncHookHandler,
  RouteOptions,
} from 'fastify';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Context } from './context';
import type { CallAction, Operation } from './faults/fault';
import { strikeAfter, strikeBefore } from './faults/strike-call';
import type { Handler } from './handlers/handler';

export interface Route {
  readonly operation: Operation;
  readonly method: HTTPMethods;
  readonly url: string;
  readonly handler: Handler;
  /** Runs first; throws for calls that are refused. */
  readonly guard?: (request: FastifyRequest) => Promise<void> | void;
}

/**
 * A route with all that belongs to every call: its guard, the fault that is due, and its entry in
 * the journal, which is written when the effect is there and before the client hears of it.
 */
export function apiRoute(context: Context, route: Route, closing: AbortSignal): RouteOptions {
  const struck = new WeakMap<FastifyRequest, CallAction>();

  const onRequest: onRequestAsyncHookHandler = async (request, reply) => {
    reply.header('apim-request-id', randomUUID()).header('x-content-type-options', 'nosniff');
    await route.guard?.(request);
    const action = context.faults.forCall(route.operation);
    if (action === undefined) return;
    struck.set(request, action);
    const outcome = await strikeBefore(action, request, reply, closing);
    if (outcome === 'cut') writeJournal(context, route, request, 'cut', action);
    if (outcome !== 'continue') return reply;
  };

  const onSend: onSendAsyncHookHandler = async (request, reply, payload) => {
    const action = struck.get(request);
    const cut = action !== undefined && 'cut' in action;
    writeJournal(context, route, request, cut ? 'cut' : reply.statusCode, action);
    if (action === undefined) return payload;
    const answer = await strikeAfter(action, toBuffer(payload), request, reply);
    return Buffer.isBuffer(answer) ? answer : Readable.from(answer);
  };

  const handler = async (request: FastifyRequest, reply: FastifyReply) =>
    route.handler(context, request, reply);
  return { method: route.method, url: route.url, onRequest, onSend, handler };
}

const params = z.looseObject({ id: z.string().optional() });

function writeJournal(
  { store, notes }: Context,
  { operation }: Route,
  request: FastifyRequest,
  status: number | 'cut',
  fault: CallAction | undefined,
): void {
  const note = notes.get(request);
  const { id } = params.parse(request.params);
  const jobId = note?.jobId ?? (operation === 'webhook' || operation === 'models' ? undefined : id);
  const path = request.url.split('?', 1)[0];
  const details = { method: request.method, path, ...note?.details, fault };
  store.journal.add({ kind: 'call', operation, status, ...(jobId && { jobId }), details });
}

/** Answers are texts, buffers or nothing; no handler streams. */
function toBuffer(payload: unknown): Buffer {
  if (Buffer.isBuffer(payload)) return payload;
  return Buffer.from(typeof payload === 'string' ? payload : '');
}
