import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ServiceHandler } from '../../service/handler';
import type { Context } from '../context';
import { notFound } from '../protocol/speech-error';
import type { Job } from '../store/job';
import type { Webhook } from '../store/webhook';

/** One operation: what it returns becomes the body of the answer. */
export type Handler = ServiceHandler<Context>;

const params = z.object({ id: z.string() });

/** The id in the path of a request, as entities have it. */
export function idOf(request: FastifyRequest): string {
  return params.parse(request.params).id.toLowerCase();
}

/** @throws SpeechError 404 */
export function jobOf(context: Context, request: FastifyRequest): Job {
  const job = context.store.jobs.get(idOf(request));
  if (job === undefined) throw notFound();
  return job;
}

/** @throws SpeechError 404 */
export function webhookOf(context: Context, request: FastifyRequest): Webhook {
  const webhook = context.store.webhooks.get(idOf(request));
  if (webhook === undefined) throw notFound();
  return webhook;
}
