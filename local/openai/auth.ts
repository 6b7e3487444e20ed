import type { FastifyRequest } from 'fastify';
import { unauthorized } from './protocol/errors';

/**
 * Lets in what carries a key, as `Authorization: Bearer` (the SDK, Entra tokens) or `api-key` (Azure).
 *
 * @throws ApiError 401
 */
export function checkKey(request: FastifyRequest, keys: readonly string[] | undefined): void {
  const [, bearer] = /^Bearer\s+(\S+)$/iu.exec(request.headers.authorization ?? '') ?? [];
  const header = request.headers['api-key'];
  const key = bearer ?? (typeof header === 'string' && header !== '' ? header : undefined);
  if (key === undefined || keys?.includes(key) === false) {
    throw unauthorized(key !== undefined);
  }
}
