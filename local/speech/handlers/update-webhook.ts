import type { z } from 'zod';
import { apiVersion } from '../protocol/api-version';
import { parseBody } from '../protocol/parse-body';
import { toWebhookEntity } from '../protocol/webhook-entity';
import { WEBHOOK_CODES, webhookUpdate } from '../protocol/webhook-request';
import type { Webhook } from '../store/webhook';
import { webhookOf, type Handler } from './handler';

/** `PATCH /webhooks/{id}`: with a `webUrl`, even the same one, the receiver is challenged again. */
export const updateWebhook: Handler = async (context, request) => {
  const version = apiVersion(request);
  const webhook = webhookOf(context, request);
  const changes = parseBody(webhookUpdate, request.body, WEBHOOK_CODES);
  const changed = applyChanges(webhook, changes);
  if (changes.webUrl !== undefined) {
    changed.status = 'NotStarted';
    changed.failures = 0;
    changed.lastActionMs = context.settings.clock();
  }
  context.store.webhooks.put(changed);
  context.notes.set(request, { details: { webhookId: webhook.id } });
  if (changes.webUrl !== undefined) context.webhooks.challenge(webhook.id);
  return toWebhookEntity(changed, context.links, version);
};

function applyChanges(webhook: Webhook, changes: z.infer<typeof webhookUpdate>): Webhook {
  const { displayName, description, webUrl, events, properties, customProperties } = changes;
  const changed = { ...webhook };
  if (displayName !== undefined) changed.displayName = displayName;
  if (description !== undefined) changed.description = description ?? undefined;
  if (webUrl !== undefined) changed.webUrl = webUrl;
  if (events !== undefined) changed.events = events;
  if (properties?.secret !== undefined) changed.secret = properties.secret ?? undefined;
  if (customProperties !== undefined) changed.customProperties = customProperties ?? undefined;
  return changed;
}
