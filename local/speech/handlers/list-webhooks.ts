import type { FieldKinds } from '../filter/predicate';
import { apiVersion } from '../protocol/api-version';
import { filterOf } from '../protocol/filter-query';
import { pageOf } from '../protocol/paging';
import { toWebhookEntity } from '../protocol/webhook-entity';
import type { Handler } from './handler';

const FIELDS: FieldKinds = {
  displayName: 'text',
  description: 'text',
  createdDateTime: 'date',
  lastActionDateTime: 'date',
  status: 'text',
};

/** `GET /webhooks` */
export const listWebhooks: Handler = async (context, request) => {
  const version = apiVersion(request);
  const matches = filterOf(request, FIELDS);
  const webhooks = context.store.webhooks.all().filter((webhook) =>
    matches({
      displayName: webhook.displayName,
      description: webhook.description,
      createdDateTime: webhook.createdMs,
      lastActionDateTime: webhook.lastActionMs,
      status: webhook.status,
    }),
  );
  const page = pageOf(request, context.links, webhooks);
  const values = page.values.map((webhook) => toWebhookEntity(webhook, context.links, version));
  return { ...page, values };
};
