import type { FastifyRequest } from 'fastify';
import type { TemporaryKeys } from '../live/temporary-keys';
import { ApiError, unauthorized } from './api-error';

/**
 * @param keys those that are let in; `undefined` for any
 * @param temporaryKeys those that were given out; they don't open `/usage`
 * @returns the key, which limits are counted by
 * @throws ProxyError 401, as HTML; ApiError 403
 */
export function authenticate(
  request: FastifyRequest,
  keys: readonly string[] | undefined,
  temporaryKeys: TemporaryKeys | undefined,
): string {
  const [, key] = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (key === undefined) throw unauthorized();
  if (keys === undefined || keys.includes(key)) return key;
  if (temporaryKeys?.read(key, 'batch') === undefined) throw unauthorized();
  if (request.url.startsWith('/v2/usage')) throw new ApiError(403, 'Forbidden');
  return key;
}
