import { apiVersion } from '../protocol/api-version';
import { toWebhookEntity } from '../protocol/webhook-entity';
import { webhookOf, type Handler } from './handler';

/** `GET /webhooks/{id}` */
export const getWebhook: Handler = async (context, request) =>
  toWebhookEntity(webhookOf(context, request), context.links, apiVersion(request));
