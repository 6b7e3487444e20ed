import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { TemporaryKeys } from './temporary-keys';

const query = z.object({ type: z.enum(['rt', 'batch']) });
const body = z.object({
  ttl: z.int().min(60).max(86_400),
  client_ref: z.string().optional(),
  region: z.string().optional(),
});

/** `POST /v1/api_keys?type=rt|batch`: an API key in, a temporary key out. */
export function addKeysRoute(
  app: FastifyInstance,
  apiKeys: readonly string[],
  keys: TemporaryKeys,
): void {
  app.post('/v1/api_keys', async (request, reply) => {
    const key = bearer(request.headers.authorization);
    if (key === undefined) return refuse(reply, 401, 'Unauthorized', 'An API key is needed.');
    if (!apiKeys.includes(key)) return refuse(reply, 403, 'Forbidden', 'The API key is not known.');
    const asked = query.safeParse(request.query);
    const wish = body.safeParse(request.body);
    if (!asked.success || !wish.success) {
      return refuse(reply, 422, 'Unprocessable entity', 'type is rt or batch, ttl 60 to 86400.');
    }
    const value = keys.issue(asked.data.type, wish.data.ttl, wish.data.client_ref);
    return reply.code(201).send({ apikey_id: null, key_value: value });
  });
}

/** The key of an `Authorization: Bearer` header. */
export function bearer(header: string | undefined): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1];
}

const refuse = (reply: FastifyReply, code: number, error: string, detail: string) =>
  reply.code(code).send({ code, error, detail });
