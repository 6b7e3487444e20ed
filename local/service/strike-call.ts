import type { FastifyReply, FastifyRequest } from 'fastify';
import { pause } from '../speech/pause';
import type { CallAction } from './call-faults';

/** Time for the first half of a truncated body to reach the client. */
const FLUSH_MS = 20;

/** A fault that lets a call come to its handler, or cuts it; the others answer in its place. */
export type Strike = Exclude<CallAction, { status: number }>;

/** What a fault does before the call has its effect; after `cut` the call is over. */
export async function strikeBefore(
  action: Strike,
  request: FastifyRequest,
  reply: FastifyReply,
  signal: AbortSignal,
): Promise<'continue' | 'cut'> {
  // A delay that the end of the server interrupts has had no effect, so the call is cut.
  const interrupted = 'delayMs' in action && !(await pause(action.delayMs, signal));
  if (interrupted || ('cut' in action && action.cut === 'before')) {
    if ('cut' in action) await action.meanwhile?.();
    reply.hijack();
    request.raw.socket.destroy();
    return 'cut';
  }
  return 'continue';
}

/**
 * What a fault does to the answer of a call that has had its effect.
 * @returns the body to send in place of `payload`
 */
export async function strikeAfter(
  action: CallAction,
  payload: Buffer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Buffer | AsyncGenerator<Buffer>> {
  if ('cut' in action) {
    await action.meanwhile?.();
    request.raw.socket.destroy();
    return payload;
  }
  if ('malformed' in action) {
    const half = Buffer.concat([payload.subarray(0, payload.length / 2), Buffer.from('<html>')]);
    reply.header('content-length', half.length);
    return half;
  }
  if ('truncate' in action) {
    reply.header('content-length', payload.length);
    return firstHalf(payload);
  }
  return payload;
}

/** Its end in the middle of the announced length makes the server drop the connection. */
async function* firstHalf(payload: Buffer): AsyncGenerator<Buffer> {
  yield payload.subarray(0, payload.length / 2);
  await new Promise((resolve) => setTimeout(resolve, FLUSH_MS));
  throw new Error('The connection is cut in the middle of the body, as a fault asked for.');
}
