import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { randomUUID } from 'node:crypto';
import { callRoute, type CallRoute } from '../service/call-route';
import type { Context } from './context';
import type { Operation } from './faults/fault';

export type Route = CallRoute<Operation, Context>;

/** A route with all that belongs to every call of the service. */
export function apiRoute(context: Context, route: Route, closing: AbortSignal): RouteOptions {
  return callRoute(context, route, { closing, refuse, headers, jobless: ['webhook', 'models'] });
}

const headers = () => ({
  'apim-request-id': randomUUID(),
  'x-content-type-options': 'nosniff',
});

/** Codes of the specification for statuses that tests ask for. */
const CODES: Readonly<Record<number, string>> = {
  400: 'InvalidRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  429: 'TooManyRequests',
  503: 'ServiceUnavailable',
};

function refuse(status: number, _request: FastifyRequest, reply: FastifyReply): void {
  const code = CODES[status] ?? 'InternalServerError';
  void reply.send({ code, message: 'A fault that was asked for.' });
}
