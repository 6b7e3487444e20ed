import { z } from 'zod';
import { webhookEvents } from '../store/webhook';
import { customProperties } from './custom-properties';
import type { CodeByPath } from './parse-body';

/** Body of `POST /webhooks` (specification 2025-10-15, `WebHook`). */
export const webhookRequest = z.object({
  displayName: z.string().min(1),
  description: z.string().optional(),
  webUrl: z.url({ protocol: /^https?$/ }),
  events: webhookEvents,
  properties: z.object({ secret: z.string().min(1).optional() }).optional(),
  customProperties: customProperties.optional(),
});

/** Body of `PATCH /webhooks/{id}`; `null` removes. */
export const webhookUpdate = z.object({
  displayName: z.string().min(1).optional(),
  description: z.string().nullable().optional(),
  webUrl: z.url({ protocol: /^https?$/ }).optional(),
  events: webhookEvents.optional(),
  properties: z.object({ secret: z.string().min(1).nullable().optional() }).optional(),
  customProperties: customProperties.nullable().optional(),
});

export const WEBHOOK_CODES: CodeByPath = {
  webUrl: 'InvalidCallbackUri',
  events: 'InvalidWebHookEventKind',
};
