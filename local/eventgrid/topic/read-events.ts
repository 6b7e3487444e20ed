import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cloudEvent, type CloudEvent } from './cloud-event';
import { NO_KEY, NO_VERSION, Refusal, WRONG_KEY } from './refusal';

export const BATCH = 'application/cloudevents-batch+json';
export const SINGLE = 'application/cloudevents+json';
const API_VERSION = '2018-01-01';

/**
 * The events of a publishing request.
 * https://learn.microsoft.com/azure/event-grid/post-to-custom-topic
 *
 * @throws Refusal for what Event Grid would refuse
 */
export function readEvents(request: FastifyRequest, keys: readonly string[]): CloudEvent[] {
  checkKey(request, keys);
  const { 'api-version': version } = request.query as Readonly<Record<string, unknown>>;
  if (version !== API_VERSION) throw NO_VERSION;
  const isBatch = request.headers['content-type']?.startsWith(BATCH) ?? false;
  const schema = isBatch ? z.array(cloudEvent) : cloudEvent.transform((event) => [event]);
  const parsed = schema.safeParse(request.body);
  if (parsed.success) return parsed.data;
  const why = z.prettifyError(parsed.error);
  throw new Refusal(400, 'InvalidRequest', `This is not in the CloudEvents 1.0 schema: ${why}`);
}

/** A key of the topic, or whatever token: who may send is not this stand-in's to know. */
function checkKey({ headers }: FastifyRequest, keys: readonly string[]): void {
  const key = headers['aeg-sas-key'];
  if (typeof key === 'string') {
    if (!keys.includes(key)) throw WRONG_KEY;
  } else if (!/^Bearer\s+\S+$/i.test(headers.authorization ?? '')) {
    throw NO_KEY;
  }
}
