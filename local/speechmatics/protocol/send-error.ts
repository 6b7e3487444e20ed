import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, ProxyError } from './api-error';

/** Answers a failed call with the body that the service would send. */
export function sendError(error: unknown, _request: FastifyRequest, reply: FastifyReply): void {
  const known = toKnownError(error);
  if (known instanceof ApiError) void reply.code(known.status).send(known.toWire());
  else void reply.code(known.status).type(known.contentType).send(known.body);
}

function toKnownError(error: unknown): ApiError | ProxyError {
  if (error instanceof ApiError || error instanceof ProxyError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const isTheirs =
    error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;
  // A mistake in this server: its message helps whoever repairs it and is no secret on a laptop.
  if (!isTheirs) return new ApiError(500, 'Internal Server Error', message);
  return new ApiError(400, 'Malformed request', message);
}
