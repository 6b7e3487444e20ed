import type { FastifyReply, FastifyRequest } from 'fastify';

/** One operation of a service: what it returns becomes the body of the answer. */
export type ServiceHandler<Context> = (
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<unknown>;
