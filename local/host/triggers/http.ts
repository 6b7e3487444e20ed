import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AppFunction } from '../app/app';
import type { RpcHttp } from '../app/core-types';
import { toRoute } from '../http/to-route';
import type { Run } from '../run';

const triggerSchema = z.object({
  route: z.string().optional(),
  methods: z.array(z.string()).default(['GET', 'POST']),
});

interface Endpoint {
  readonly target: AppFunction;
  readonly methods: ReadonlySet<string>;
  readonly rest?: string;
}

/** Serves the HTTP functions below the route prefix. Keys are not asked for, as in Core Tools. */
export function serveHttpFunctions(
  server: FastifyInstance,
  targets: readonly AppFunction[],
  routePrefix: string,
  run: Run,
): void {
  const byPath = new Map<string, Endpoint[]>();
  for (const target of targets) {
    const trigger = triggerSchema.parse(target.trigger);
    const { path, ...rest } = toRoute(trigger.route ?? target.name, routePrefix);
    const methods = new Set(trigger.methods.map((method) => method.toUpperCase()));
    byPath.set(path, [...(byPath.get(path) ?? []), { target, methods, ...rest }]);
  }
  for (const [path, endpoints] of byPath) {
    server.all(path, async (request, reply) => {
      const endpoint = endpoints.find(({ methods }) => methods.has(request.method));
      if (!endpoint) return reply.code(405).send();
      return answer(endpoint, request, reply, run);
    });
  }
}

async function answer(
  { target, rest }: Endpoint,
  request: FastifyRequest,
  reply: FastifyReply,
  run: Run,
): Promise<FastifyReply> {
  const response = await run(target, { input: { http: toRpcHttp(request, rest) } }).catch(
    () => null,
  );
  if (response === null) return reply.code(500).send();
  const http = response.returnValue?.http;
  if (!http) return reply.code(204).send();
  return reply
    .code(Number(http.statusCode ?? 200))
    .headers({ ...http.headers })
    .send(http.body?.bytes ? Buffer.from(http.body.bytes) : (http.body?.string ?? ''));
}

function toRpcHttp(request: FastifyRequest, rest: string | undefined): RpcHttp {
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  );
  const params = z.record(z.string(), z.string().default('')).parse(request.params);
  const named = Object.entries(params).map(([name, value]) => [name === '*' ? rest : name, value]);
  return {
    method: request.method,
    url: `http://${request.host}${request.url}`,
    headers: Object.fromEntries(headers) as Record<string, string>,
    params: Object.fromEntries(named) as Record<string, string>,
    ...(Buffer.isBuffer(request.body) && { body: { bytes: request.body } }),
  };
}
