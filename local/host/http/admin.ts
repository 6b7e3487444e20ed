import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { App, AppFunction } from '../app/app';
import type { Run } from '../run';
import { runBlobFunction, type BlobFunction } from '../triggers/blob/run-blob';
import { toTimerInfo } from '../triggers/timer/timer';
import { bodyText } from './http-server';

const bodySchema = z.object({ input: z.string().default('') });

export interface AdminOptions {
  readonly app: App;
  readonly hostId: string;
  readonly blobFunctions: ReadonlyMap<string, BlobFunction>;
  readonly run: Run;
}

/** Serves what Core Tools serve below /admin: the state of the host, and running a function by hand. */
export function serveAdmin(server: FastifyInstance, options: AdminOptions): void {
  const { app, hostId } = options;
  server.get('/admin/host/status', async () => ({
    id: hostId,
    state: 'Running',
    version: '4.0.0-local',
    processUptime: Math.round(process.uptime() * 1_000),
  }));

  server.post('/admin/functions/:name', async (request, reply) => {
    const { name } = z.object({ name: z.string() }).parse(request.params);
    const target = app.functions.get(name);
    if (!target) return reply.code(404).send();
    const text = bodyText(request.body);
    const body = bodySchema.safeParse(text === '' ? {} : parseJson(text));
    if (!body.success) return reply.code(400).send('The body must be JSON like {"input": "…"}.');
    const start = starter(target, body.data.input, options);
    if (!start) {
      return reply
        .code(400)
        .send(`A function with a ${target.trigger.type} cannot be run from here.`);
    }
    // Answered before it ends, as in the real host; its failure is in the log.
    void start().catch(() => undefined);
    return reply.code(202).send();
  });
}

function starter(
  target: AppFunction,
  input: string,
  { blobFunctions, run }: AdminOptions,
): (() => Promise<unknown>) | undefined {
  switch (target.trigger.type.toLowerCase()) {
    case 'timertrigger':
      return () => run(target, { input: toTimerInfo(null, null) });
    case 'queuetrigger':
      return () => run(target, { input: { string: input } });
    case 'blobtrigger': {
      const known = [...blobFunctions.values()].find((one) => one.target === target);
      const slash = input.indexOf('/');
      if (!known || slash < 0) return undefined;
      const ContainerName = input.slice(0, slash);
      return () => runBlobFunction(known, { ContainerName, BlobName: input.slice(slash + 1) }, run);
    }
    default:
      return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
