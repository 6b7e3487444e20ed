import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { CosmosAccount } from './account';
import { execute, isDocumentOperation } from './execution';
import type { Faults } from './faults';
import type { JournalKeeper } from './journal';
import { MAX_DOCUMENT_BYTES } from './limits';
import { CosmosRefusal, type CosmosRequest, type CosmosResponse } from './protocol';
import { rateTooLarge, type RequestBudget } from './request-budget';
import { REFUSED_CHARGE } from './request-charge';
import { route } from './routing';

/** Bodies above this are not kept: no request may be larger than twice a document. */
const MAX_BODY_BYTES = 2 * MAX_DOCUMENT_BYTES;

const buffer = z.instanceof(Buffer);
const withEtag = z.object({ _etag: z.string() });

export interface Backend {
  readonly account: CosmosAccount;
  readonly faults: Faults;
  readonly journal: JournalKeeper;
  readonly budget: RequestBudget | undefined;
}

/** A response, and what a fault makes of its body. */
type Answer = CosmosResponse & { readonly spoilt?: { malformed: true } | { truncate: true } };

/** Answers one HTTP request: what stands between the wire and the account. */
export async function answer(
  backend: Backend,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (incoming.method === 'GET' && incoming.url === '/admin/journal') {
    send(outgoing, { status: 200, body: backend.journal.journal() });
    return;
  }
  const body = await readBody(incoming);
  if (body === undefined) {
    send(
      outgoing,
      new CosmosRefusal(413, 'RequestEntityTooLarge', 'Request size is too large.').response(),
    );
    return;
  }
  const request = route(incoming.method ?? 'GET', incoming.url ?? '/', incoming.headers, body);
  const response = await respond(backend, request);
  backend.journal.record(request.operation, response?.status ?? 0, response?.charge ?? 0);
  if (response === undefined) incoming.socket.destroy();
  else send(outgoing, response);
}

/** @returns undefined when a fault plan cuts the connection */
async function respond(backend: Backend, request: CosmosRequest): Promise<Answer | undefined> {
  if (request.headers.authorization === undefined) {
    return new CosmosRefusal(
      401,
      'Unauthorized',
      'Required Header authorization is missing. Ensure a valid Authorization token is passed.',
    ).response();
  }
  const fault = backend.faults.next(request);
  if (fault === undefined) return perform(backend, request);
  if ('status' in fault) return refusalFor(fault).response();
  if ('delayMs' in fault) {
    await delay(fault.delayMs);
    return perform(backend, request);
  }
  if ('cut' in fault) {
    if (fault.cut === 'after') await perform(backend, request);
    await fault.meanwhile?.();
    return undefined;
  }
  return { ...(await perform(backend, request)), spoilt: fault };
}

async function perform(
  { account, budget }: Backend,
  request: CosmosRequest,
): Promise<CosmosResponse> {
  if (budget === undefined || !isDocumentOperation(request.operation)) {
    return execute(account, request);
  }
  try {
    budget.check();
  } catch (error) {
    if (error instanceof CosmosRefusal) return error.response();
    throw error;
  }
  const response = await execute(account, request);
  budget.spend(response.charge ?? REFUSED_CHARGE);
  return response;
}

function refusalFor(fault: { status: number; retryAfterMs?: number; substatus?: number }) {
  if (fault.status === 429) return rateTooLarge(fault.retryAfterMs ?? 0);
  const { status, ...details } = fault;
  return new CosmosRefusal(status, String(status), 'This answer comes from a fault plan.', details);
}

/** @returns undefined for a body that is too large; it is read to its end all the same */
async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const part = buffer.parse(chunk);
    size += part.length;
    if (size <= MAX_BODY_BYTES) chunks.push(part);
  }
  return size <= MAX_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

function send(
  outgoing: ServerResponse,
  { status, body, headers, charge = 0, spoilt }: Answer,
): void {
  const etag = withEtag.safeParse(body).data?._etag;
  outgoing.writeHead(status, {
    'content-type': 'application/json',
    'x-ms-activity-id': randomUUID(),
    'x-ms-request-charge': String(charge),
    ...(etag === undefined ? {} : { etag }),
    ...headers,
  });
  const text = body === undefined ? '' : JSON.stringify(body);
  if (spoilt === undefined) outgoing.end(text);
  else if ('malformed' in spoilt) outgoing.end(firstHalf(text));
  // The chunk that ends the body never comes.
  else outgoing.write(firstHalf(text), () => outgoing.destroy());
}

function firstHalf(text: string): string {
  return text.slice(0, text.length / 2);
}
