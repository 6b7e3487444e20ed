import type { FastifyInstance } from 'fastify';
import { isAuthorized } from './authorize';
import type { SpeechTokens } from './speech-tokens';

/** `POST /sts/v1.0/issueToken`: a key in, a token as plain text out. Tokens buy no tokens. */
export function addTokenRoute(
  app: FastifyInstance,
  keys: readonly string[],
  tokens: SpeechTokens,
): void {
  app.register(async (scope) => {
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null));
    scope.post('/sts/v1.0/issueToken', async (request, reply) => {
      const { authorization: _, ...headers } = request.headers;
      if (!isAuthorized({ headers }, new URLSearchParams(), keys, tokens)) {
        return reply.code(401).send({
          error: {
            code: '401',
            message: 'Access denied due to invalid subscription key or wrong API endpoint.',
          },
        });
      }
      return reply.type('application/jwt').send(tokens.issue(request.headers.host ?? ''));
    });
  });
}
