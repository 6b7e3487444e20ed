import Fastify, { type FastifyInstance } from 'fastify';
import { HostError } from '../host-error';

/** Largest request body, in bytes. */
const BODY_LIMIT = 100 * 1024 * 1024;

/** An HTTP server that hands every body over as it came. Routes ignore case, as in Azure. */
export function createHttpServer(): FastifyInstance {
  const server = Fastify({
    bodyLimit: BODY_LIMIT,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    routerOptions: { caseSensitive: false, maxParamLength: 2_000, ignoreDuplicateSlashes: true },
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  server.setNotFoundHandler((_request, reply) => reply.code(404).send());
  return server;
}

/** The body of a request as text; empty when there is none. */
export function bodyText(body: unknown): string {
  return Buffer.isBuffer(body) ? body.toString('utf8') : '';
}

/**
 * Starts to listen on this machine only.
 *
 * @param port 0 for any
 * @returns the origin, like http://127.0.0.1:7071
 * @throws when the port is taken
 */
export async function listen(server: FastifyInstance, port: number): Promise<string> {
  try {
    return await server.listen({ host: '127.0.0.1', port });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') {
      throw new HostError(
        `Port ${port} is in use by another program. Stop it, or set HOST_PORT to another port.`,
        { cause },
      );
    }
    throw cause;
  }
}
