import type { FastifyInstance } from 'fastify';
import type { Context } from '../context';
import { modelNotFound } from '../protocol/errors';

/** What is listed when the server takes any name. */
const DEFAULT_MODEL = 'extractive';

/** `GET /models` and `GET /models/{id}`. */
export function registerModels(app: FastifyInstance, { settings }: Context): void {
  app.get('/models', () => ({
    object: 'list',
    data: (settings.models ?? [DEFAULT_MODEL]).map(modelOf),
  }));
  app.get<{ Params: { id: string } }>('/models/:id', ({ params }) => {
    if (settings.models?.includes(params.id) === false) {
      throw modelNotFound(params.id);
    }
    return modelOf(params.id);
  });
}

function modelOf(id: string): Record<string, unknown> {
  return { id, object: 'model', created: 0, owned_by: 'callscribe-local' };
}
