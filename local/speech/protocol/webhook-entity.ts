import type { Webhook } from '../store/webhook';
import { toDateTime } from './date-time';
import type { Links } from './links';

/** A webhook as clients see it. */
export function toWebhookEntity(webhook: Webhook, links: Links, apiVersion: string): object {
  return {
    self: links.webhook(webhook.id, apiVersion),
    displayName: webhook.displayName,
    description: webhook.description,
    webUrl: webhook.webUrl,
    events: webhook.events,
    properties: { apiVersion: webhook.apiVersion, secret: webhook.secret },
    customProperties: webhook.customProperties,
    createdDateTime: toDateTime(webhook.createdMs),
    lastActionDateTime: toDateTime(webhook.lastActionMs),
    status: webhook.status,
    links: {
      ping: links.webhook(webhook.id, apiVersion, 'ping'),
      test: links.webhook(webhook.id, apiVersion, 'test'),
    },
  };
}
