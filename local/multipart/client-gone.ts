import type { FastifyReply } from 'fastify';

/** Aborts when the client goes away, or the server is closed, before it has its answer. */
export function clientGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort(new Error('The client went away.'));
  });
  return gone.signal;
}
