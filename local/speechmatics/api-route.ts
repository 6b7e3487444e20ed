import type { FastifyRequest, RouteOptions } from 'fastify';
import { callRoute, type CallRoute } from '../service/call-route';
import type { Context } from './context';
import type { Operation } from './faults/fault';
import { usualError } from './protocol/api-error';
import { sendError } from './protocol/send-error';

export interface Route extends CallRoute<Operation, Context> {
  /** Runs first; throws for calls that are refused. */
  readonly guard: (request: FastifyRequest) => Promise<void>;
}

/** A route with all that belongs to every call of the service. */
export function apiRoute(context: Context, route: Route): RouteOptions {
  return callRoute(context, route, {
    closing: context.closing,
    refuse: (status, request, reply) => sendError(usualError(status), request, reply),
  });
}
