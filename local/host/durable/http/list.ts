import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Instance, ListPosition } from '../store/store';
import { listQuery, toFilter } from './query';
import type { DurableApi } from './routes';
import { toStatus } from './to-status';

const TOKEN = 'x-ms-continuation-token';

const position = z.object({ createdAt: z.string(), id: z.string() });

/** GET instances/: a page of statuses, and where the next one begins in a header. */
export function serveList(scope: FastifyInstance, { store }: DurableApi): void {
  const list = async (
    query: z.infer<typeof listQuery>,
    token: unknown,
  ): Promise<{ page: Instance[]; next: string }> => {
    const after = typeof token === 'string' && token !== '' ? fromToken(token) : undefined;
    const found = store.list(toFilter(query), query.top + 1, after);
    const page = found.slice(0, query.top);
    const last = page.at(-1);
    return { page, next: found.length > query.top && last ? toToken(last) : '' };
  };
  for (const path of ['/instances', '/instances/']) {
    scope.get(path, async (request, reply) => {
      const query = listQuery.parse(request.query);
      const { page, next } = await list(query, request.headers[TOKEN]);
      const { showInput } = query;
      return reply
        .header(TOKEN, next)
        .send(page.map((instance) => toStatus(instance, { showInput, showHistoryOutput: false })));
    });
  }
}

function toToken({ createdAt, id }: ListPosition): string {
  return Buffer.from(JSON.stringify({ createdAt, id })).toString('base64url');
}

function fromToken(token: string): ListPosition {
  return position.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
}
