import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { completionOf } from '../answer/completion';
import type { Context } from '../context';
import type { FaultAction } from '../faults/fault';
import type { JournalEntry } from '../journal';
import { promptFiltered } from '../protocol/errors';
import { promptTokensOf } from '../protocol/tokens';
import { textOf, type ChatRequest } from '../request/chat-request';
import { readChatRequest } from '../request/read-chat-request';
import { faultReply, type Reply } from './fault-reply';
import { errorReply } from './error-reply';

/** `POST /chat/completions`. */
export function chatCompletions(context: Context) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const started = Date.now();
    const fault = context.faults.strike(({ action }) => action);
    const seen: Partial<JournalEntry> = {};
    const answer = await answered(context, request, fault, seen);
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

/** Fills `seen` with what the journal wants to know on the way. */
async function answered(
  context: Context,
  request: FastifyRequest,
  fault: FaultAction | undefined,
  seen: Partial<JournalEntry>,
): Promise<Reply | 'cut'> {
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
    const chat = readChatRequest(request.body, context.settings);
    note(seen, chat);
    context.limiter.take(tokensAsked(chat));
    if (fault !== undefined && 'contentFilterPrompt' in fault) {
      throw promptFiltered();
    }
    const completion = completionOf(chat, fault, context.settings.obedient);
    Object.assign(seen, { completionTokens: completion.usage.completion_tokens });
    if (fault !== undefined && 'cut' in fault) {
      await fault.meanwhile?.();
      return 'cut';
    }
    const body = JSON.stringify(completion);
    const malformed = fault !== undefined && 'malformed' in fault;
    return {
      status: 200,
      headers: { 'content-type': 'application/json', ...context.limiter.headers() },
      body: malformed ? body.slice(0, body.length / 2) : body,
    };
  } catch (error) {
    const refused = errorReply(error);
    Object.assign(seen, { error: refused.code });
    return { ...refused, headers: { ...context.limiter.headers(), ...refused.headers } };
  }
}

function note(seen: Partial<JournalEntry>, chat: ChatRequest): void {
  const format = chat.response_format;
  Object.assign(seen, {
    model: chat.model,
    promptTokens: promptTokensOf(chat.messages.map(textOf)),
    schema: format?.type === 'json_schema' ? format.json_schema.name : null,
  });
}

/** Azure estimates a call by its prompt and the bound of its answer. */
function tokensAsked(chat: ChatRequest): number {
  const bound = chat.max_completion_tokens ?? chat.max_tokens ?? 0;
  return promptTokensOf(chat.messages.map(textOf)) + bound;
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
