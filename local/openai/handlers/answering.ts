import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context';
import type { FaultAction, Route } from '../faults/fault';
import type { JournalEntry } from '../journal';
import { errorReply } from './error-reply';
import { faultReply, type Reply } from './fault-reply';

/** One call of a model, while it is answered. */
export interface Call {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** What is armed for it, as far as that is about the model's answer. */
  readonly fault: FaultAction | undefined;
  /** Takes what the journal wants to know. */
  readonly seen: Partial<JournalEntry>;
}

export interface Answer {
  readonly contentType: string;
  readonly body: string;
}

/**
 * A handler with all that belongs to every call of a model: the fault that is due, the headers with
 * what is left of the quota, and its entry in the journal.
 */
export function answering(context: Context, route: Route, work: (call: Call) => Promise<Answer>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const started = Date.now();
    const fault = context.faults.strike(({ action, route: only }) =>
      only === undefined || only === route ? action : undefined,
    );
    const seen: Partial<JournalEntry> = {};
    const answer = await answered(context, { request, reply, fault, seen }, work);
    const cut = answer === 'cut' || request.raw.socket.destroyed;
    context.journal.add({
      time: new Date(started).toISOString(),
      path: request.url,
      model: null,
      promptTokens: null,
      completionTokens: null,
      schema: null,
      error: null,
      ...seen,
      fault: fault === undefined ? null : (Object.keys(fault)[0] ?? null),
      status: cut ? null : answer.status,
      durationMs: Date.now() - started,
    });
    if (answer === 'cut') {
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    }
    if (fault !== undefined && 'truncate' in fault) {
      reply.hijack();
      sendHalf(reply.raw, answer);
      return reply;
    }
    return reply.code(answer.status).headers(answer.headers).send(answer.body);
  };
}

/** Announces the whole body and drops the connection in the middle of it. */
function sendHalf(raw: ServerResponse, { status, headers, body }: Reply): void {
  const bytes = Buffer.from(body);
  raw.writeHead(status, { ...headers, 'content-length': bytes.length });
  raw.write(bytes.subarray(0, bytes.length / 2), () => raw.destroy());
}

async function answered(
  context: Context,
  call: Call,
  work: (call: Call) => Promise<Answer>,
): Promise<Reply | 'cut'> {
  const { fault, request, seen } = call;
  try {
    if (fault !== undefined && 'delayMs' in fault && !(await waited(request, fault.delayMs))) {
      return 'cut';
    }
    if (fault !== undefined && 'cut' in fault && fault.cut === 'before') {
      await fault.meanwhile?.();
      return 'cut';
    }
    const early = fault === undefined ? undefined : faultReply(fault);
    if (early !== undefined) {
      return early;
    }
    const { contentType, body } = await work(call);
    if (fault !== undefined && 'cut' in fault) {
      await fault.meanwhile?.();
      return 'cut';
    }
    const malformed = fault !== undefined && 'malformed' in fault;
    return {
      status: 200,
      headers: { 'content-type': contentType, ...context.limiter.headers() },
      body: malformed ? body.slice(0, body.length / 2) : body,
    };
  } catch (error) {
    const refused = errorReply(error);
    Object.assign(seen, { error: refused.code });
    return { ...refused, headers: { ...context.limiter.headers(), ...refused.headers } };
  }
}

/** False when the client went away, or the server was closed, before the time was over. */
async function waited(request: FastifyRequest, ms: number): Promise<boolean> {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  request.raw.socket.once('close', leave);
  try {
    await sleep(ms, undefined, { signal: gone.signal });
    return true;
  } catch {
    return false;
  } finally {
    request.raw.socket.off('close', leave);
  }
}
