import type {
  FastifyReply,
  FastifyRequest,
  HTTPMethods,
  onRequestAsyncHookHandler,
  onSendAsyncHookHandler,
  RouteOptions,
} from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { CallAction } from '../speech/faults/fault';
import { strikeAfter, strikeBefore } from '../speech/faults/strike-call';
import type { Context } from './context';
import type { Operation } from './faults/fault';
import type { Handler } from './handlers/handler';
import { usualError } from './protocol/api-error';
import { sendError } from './protocol/send-error';

export interface Route {
  readonly operation: Operation;
  readonly method: HTTPMethods;
  readonly url: string;
  readonly handler: Handler;
  /** Runs first; throws for calls that are refused. */
  readonly guard: (request: FastifyRequest) => Promise<void>;
}

/**
 * A route with all that belongs to every call: its guard, the fault that is due, and its entry in the
 * journal, which is written when the effect is there and before the client hears of it.
 */
export function apiRoute(context: Context, route: Route): RouteOptions {
  const struck = new WeakMap<FastifyRequest, CallAction>();

  const onRequest: onRequestAsyncHookHandler = async (request, reply) => {
    await route.guard(request);
    const action = context.faults.forCall(route.operation);
    if (action === undefined) return;
    struck.set(request, action);
    if ('status' in action) return refuse(action, request, reply);
    const outcome = await strikeBefore(action, request, reply, context.closing);
    if (outcome === 'cut') writeJournal(context, route, request, 'cut', action);
    if (outcome !== 'continue') return reply;
  };

  const onSend: onSendAsyncHookHandler = async (request, reply, payload) => {
    const action = struck.get(request);
    const cut = action !== undefined && 'cut' in action;
    writeJournal(context, route, request, cut ? 'cut' : reply.statusCode, action);
    // A recording is streamed, and faults do nothing to it.
    if (action === undefined || payload instanceof Readable) return payload;
    const answer = await strikeAfter(action, toBuffer(payload), request, reply);
    return Buffer.isBuffer(answer) ? answer : Readable.from(answer);
  };

  const handler = async (request: FastifyRequest, reply: FastifyReply) =>
    route.handler(context, request, reply);
  return { method: route.method, url: route.url, onRequest, onSend, handler };
}

/** The answer that a fault asks for: its own body, or what the service says with such a status. */
function refuse(
  action: Extract<CallAction, { status: number }>,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { status, retryAfter, body } = action;
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  if (body === undefined) sendError(usualError(status), request, reply.code(status));
  else void reply.code(status).send(body);
  return reply;
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
  const jobId = note?.jobId ?? params.parse(request.params).id;
  const path = request.url.split('?', 1)[0];
  const details = { method: request.method, path, ...note?.details, fault };
  store.journal.add({ kind: 'call', operation, status, ...(jobId && { jobId }), details });
}

/** Answers are texts, buffers or nothing but where a recording is sent. */
function toBuffer(payload: unknown): Buffer {
  if (Buffer.isBuffer(payload)) return payload;
  return Buffer.from(typeof payload === 'string' ? payload : '');
}
