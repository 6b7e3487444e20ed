import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { bodyText } from '../../http/http-server';
import type { DurableApi } from './routes';
import { managementUrls } from './urls';

/** Limits of the extension on ids that clients choose. */
const idSchema = z
  .string()
  .max(256)
  .regex(/^[^@]/, 'An instance id must not start with @.')
  .regex(/^[^/\\#?\p{Cc}]*$/u, 'An instance id must not contain / \\ # ? or control characters.');

const paramsSchema = z.object({ name: z.string(), id: idSchema.optional() });
const querySchema = z.object({ version: z.string().optional() });

/** POST orchestrators/{function}[/{id}]: 409 while an instance with that id has not finished, else it is run anew. */
export function serveStart(scope: FastifyInstance, { engine, runner }: DurableApi): void {
  scope.post('/orchestrators/:name/:id?', async (request, reply) => {
    const { name, id } = paramsSchema.parse(request.params);
    const { version } = querySchema.parse(request.query);
    const input = bodyText(request.body);
    if (!runner.hasOrchestrator(name)) {
      return reply
        .code(400)
        .send(
          `The orchestrator function '${name}' doesn't exist, is disabled, or is not an orchestrator function.`,
        );
    }
    if (input !== '' && !isJson(input)) return reply.code(400).send('Invalid JSON content');
    const started = engine.start({
      name,
      ...(id && { id }),
      ...(version && { version }),
      input: input === '' ? null : input,
    });
    if (started === undefined) {
      return reply
        .code(409)
        .send(
          `An Orchestration instance with the id '${id}' that has not finished already exists.`,
        );
    }
    const urls = managementUrls(`http://${request.host}`, started);
    return reply
      .code(202)
      .headers({ location: urls.statusQueryGetUri, 'retry-after': '10' })
      .send(urls);
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
