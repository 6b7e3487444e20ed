import { toWebhookEntity } from '../protocol/webhook-entity';
import { webhookOf, type Handler } from './handler';

/** `POST /webhooks/{id}:ping`: 202; the receiver gets the webhook itself. */
export const pingWebhook: Handler = async (context, request, reply) => {
  const webhook = webhookOf(context, request);
  const entity = toWebhookEntity(webhook, context.links, webhook.apiVersion);
  context.webhooks.ping(webhook.id, entity);
  return reply.code(202).header('retry-after', String(context.settings.pollHint)).send();
};
