import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { FaultPlan, type FaultControl } from '../../faults/fault-plan';
import type { CloudEvent } from './cloud-event';
import { faultSchema, type TopicFaultAction } from './faults';
import { BATCH, readEvents, SINGLE } from './read-events';
import { Refusal, TOO_LARGE } from './refusal';

export type { CloudEvent } from './cloud-event';
export type { TopicFault } from './faults';

const MEGABYTE = 1024 * 1024;

export interface TopicOptions {
  /** 0 takes any free one. */
  readonly port?: number;
  readonly keys: readonly string[];
}

export interface RunningTopic {
  /** What the portal calls the topic's endpoint. */
  readonly endpoint: string;
  /** What was taken, in order, duplicates included. */
  received(): readonly CloudEvent[];
  /** Requests so far, those that were refused or struck included. */
  requests(): number;
  readonly faults: FaultControl<typeof faultSchema>;
  /** Drops open connections, also those that wait for a delayed answer. */
  close(): Promise<void>;
}

/**
 * Starts a custom topic of Event Grid with the input schema CloudEvents 1.0 on 127.0.0.1: takes
 * events in and keeps them in memory for whoever looks; it delivers them nowhere.
 *
 * @throws Error when the port is taken
 */
export async function startTopic({ port = 0, keys }: TopicOptions): Promise<RunningTopic> {
  const faults = new FaultPlan(faultSchema);
  const received: CloudEvent[] = [];
  let requests = 0;
  const app = fastify({ bodyLimit: MEGABYTE, forceCloseConnections: true });
  readJson(app);
  app.setErrorHandler((error, _request, reply) => refuse(reply, error));
  app.post('/api/events', async (request, reply) => {
    requests += 1;
    const fault = faults.strike(({ action }) => action);
    const take = () => received.push(...readEvents(request, keys));
    return fault ? struck(fault, take, request, reply) : answer(take, reply);
  });
  await app.listen({ host: '127.0.0.1', port });
  return {
    endpoint: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/events`,
    received: () => received,
    requests: () => requests,
    faults,
    close: () => app.close(),
  };
}

function readJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser('ignore', 'ignore');
  app.addContentTypeParser([BATCH, SINGLE], { parseAs: 'string' }, parse);
}

function answer(take: () => unknown, reply: FastifyReply): FastifyReply {
  take();
  return reply.code(200).send();
}

async function struck(
  fault: TopicFaultAction,
  take: () => unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if ('status' in fault) {
    if (fault.retryAfter !== undefined) reply.header('retry-after', fault.retryAfter);
    return reply.code(fault.status).send();
  }
  if ('delayMs' in fault) {
    await sleep(fault.delayMs, undefined, { ref: false });
    return answer(take, reply);
  }
  if (fault.cut === 'after') take();
  await fault.meanwhile?.();
  reply.hijack();
  request.raw.socket.destroy();
  return reply;
}

function refuse(reply: FastifyReply, error: unknown): FastifyReply {
  const refusal = error instanceof Refusal ? error : toRefusal(error);
  return reply.code(refusal.status).send(refusal.body());
}

/** What fastify itself refuses: a body that is too large, no JSON, or of another content type. */
function toRefusal(error: unknown): Refusal {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
  if (status === 413) return TOO_LARGE;
  const message = error instanceof Error ? error.message : String(error);
  return new Refusal(typeof status === 'number' ? status : 500, 'BadRequest', message);
}
