import type { FastifyRequest } from 'fastify';
import { GatewayError } from './speech-error';

/**
 * Checks the subscription key, or that there is a bearer token: tokens can't be verified without
 * Entra, so any is let in.
 * @param keys those that are let in; `undefined` for any
 * @returns what the request quota is counted by
 * @throws GatewayError 401
 */
export function authenticate(request: FastifyRequest, keys: readonly string[] | undefined): string {
  const key = request.headers['ocp-apim-subscription-key'];
  if (typeof key === 'string' && key !== '') {
    if (keys === undefined || keys.includes(key)) return key;
    throw refusal();
  }
  const [, token] = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) throw refusal();
  // Tokens are renewed all the time but belong to one resource, which is what quotas count.
  return 'bearer';
}

function refusal(): GatewayError {
  return new GatewayError(
    401,
    'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a ' +
      'valid key for an active subscription and use a correct regional API endpoint for your resource.',
  );
}
