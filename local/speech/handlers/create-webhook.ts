import { randomUUID } from 'node:crypto';
import { apiVersion } from '../protocol/api-version';
import { parseBody } from '../protocol/parse-body';
import { toWebhookEntity } from '../protocol/webhook-entity';
import { WEBHOOK_CODES, webhookRequest } from '../protocol/webhook-request';
import type { Webhook } from '../store/webhook';
import type { Handler } from './handler';

/** `POST /webhooks`: 201 at once; notifications start when the receiver answered the challenge. */
export const createWebhook: Handler = async (context, request, reply) => {
  const version = apiVersion(request);
  const { properties, ...asked } = parseBody(webhookRequest, request.body, WEBHOOK_CODES);
  const now = context.settings.clock();
  const webhook: Webhook = {
    ...asked,
    id: randomUUID(),
    secret: properties?.secret,
    apiVersion: version,
    status: 'NotStarted',
    createdMs: now,
    lastActionMs: now,
    failures: 0,
  };
  context.store.webhooks.put(webhook);
  context.notes.set(request, { details: { webhookId: webhook.id, events: webhook.events } });
  context.webhooks.challenge(webhook.id);
  void reply.code(201).header('location', context.links.webhook(webhook.id, version));
  return toWebhookEntity(webhook, context.links, version);
};
