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
import type { JournalTable } from '../speech/store/journal-table';
import type { CallAction } from './call-faults';
import type { CallNotes } from './call-note';
import type { ServiceHandler } from './handler';
import { strikeAfter, strikeBefore } from './strike-call';

export interface CallRoute<Operation extends string, Context> {
  readonly operation: Operation;
  readonly method: HTTPMethods;
  readonly url: string;
  readonly handler: ServiceHandler<Context>;
  /** Runs first; throws for calls that are refused. */
  readonly guard?: (request: FastifyRequest) => Promise<void> | void;
}

/** What a service must have for its calls to be struck by faults and written in its journal. */
export interface CallContext<Operation extends string> {
  readonly faults: { forCall(operation: Operation): CallAction | undefined };
  readonly notes: CallNotes;
  readonly store: { readonly journal: Pick<JournalTable, 'add'> };
}

/** What the calls of one service have of their own. */
export interface CallManners<Operation extends string> {
  /** Aborts when the server closes. */
  readonly closing: AbortSignal;
  /** Sends what the service says with such a status, for a fault that brings no body. */
  readonly refuse: (status: number, request: FastifyRequest, reply: FastifyReply) => void;
  /** Headers of every answer, a new set for each. */
  readonly headers?: () => Readonly<Record<string, string>>;
  /** Those whose `:id` is not that of a job. */
  readonly jobless?: readonly Operation[];
}

/**
 * A route with all that belongs to every call: its guard, the fault that is due, and its entry in the
 * journal, which is written when the effect is there and before the client hears of it.
 */
export function callRoute<Operation extends string, Context extends CallContext<Operation>>(
  context: Context,
  route: CallRoute<Operation, Context>,
  manners: CallManners<Operation>,
): RouteOptions {
  const struck = new WeakMap<FastifyRequest, CallAction>();
  const { operation, method, url } = route;
  const write = (request: FastifyRequest, status: number | 'cut', fault?: CallAction) => {
    const hasJob = !manners.jobless?.includes(operation);
    const { jobId, details } = noteOf(context, request, hasJob);
    const entry = { kind: 'call', operation, status, ...(jobId && { jobId }) } as const;
    context.store.journal.add({ ...entry, details: { ...details, fault } });
  };

  const onRequest: onRequestAsyncHookHandler = async (request, reply) => {
    if (manners.headers) reply.headers(manners.headers());
    await route.guard?.(request);
    const action = context.faults.forCall(operation);
    if (action === undefined) return;
    struck.set(request, action);
    if ('status' in action) return answer(action, manners, request, reply);
    if ((await strikeBefore(action, request, reply, manners.closing)) === 'continue') return;
    write(request, 'cut', action);
    return reply;
  };

  const onSend: onSendAsyncHookHandler = async (request, reply, payload) => {
    const action = struck.get(request);
    const cut = action !== undefined && 'cut' in action;
    write(request, cut ? 'cut' : reply.statusCode, action);
    // A recording is streamed, and faults do nothing to it.
    if (action === undefined || payload instanceof Readable) return payload;
    const body = await strikeAfter(action, toBuffer(payload), request, reply);
    return Buffer.isBuffer(body) ? body : Readable.from(body);
  };

  const handler = async (request: FastifyRequest, reply: FastifyReply) =>
    route.handler(context, request, reply);
  return { method, url, onRequest, onSend, handler };
}

/** The answer that a fault asks for: its own body, or what the service says with such a status. */
function answer<Operation extends string>(
  { status, retryAfter, body }: Extract<CallAction, { status: number }>,
  manners: CallManners<Operation>,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  if (body === undefined) manners.refuse(status, request, reply.code(status));
  else void reply.code(status).send(body);
  return reply;
}

const params = z.looseObject({ id: z.string().optional() });

/** What the journal tells of a request. */
function noteOf(
  { notes }: { readonly notes: CallNotes },
  request: FastifyRequest,
  hasJob: boolean,
) {
  const note = notes.get(request);
  const { id } = params.parse(request.params);
  const path = request.url.split('?', 1)[0];
  return {
    jobId: note?.jobId ?? (hasJob ? id : undefined),
    details: { method: request.method, path, ...note?.details },
  };
}

/** Answers are texts, buffers or nothing but where a recording is sent. */
function toBuffer(payload: unknown): Buffer {
  if (Buffer.isBuffer(payload)) return payload;
  return Buffer.from(typeof payload === 'string' ? payload : '');
}
