import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { EventGridEvent } from './event';
import type { Outcome } from './retry-policy';

/** Statuses after which Event Grid does not try a webhook again. */
const REJECTIONS = new Set([400, 401, 403, 413]);

/** Socket errors that mean that nobody was there, or is there any more. */
const ABSENT = new Set(['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET']);

const validationAnswer = z.object({ validationResponse: z.string() });
/** What fetch throws; the reason is in its cause. */
const callError = z.object({
  message: z.string(),
  cause: z.object({ code: z.string() }).optional().catch(undefined),
});

export interface WebhookCall {
  readonly endpoint: string;
  readonly subscription: string;
  readonly responseWindowMs: number;
  /** Aborts the call when the stand-in closes. */
  readonly signal: AbortSignal;
}

/** Posts one event, as an array of one, the way Event Grid does. Never throws. */
export async function deliver(
  call: WebhookCall,
  event: EventGridEvent,
  deliveryCount: number,
): Promise<Outcome> {
  const response = await post(call, 'Notification', event, deliveryCount);
  if (!(response instanceof Response)) return response;
  await response.body?.cancel();
  if (response.status >= 200 && response.status <= 204) return { kind: 'delivered' };
  const reason = `The endpoint answered ${String(response.status)}.`;
  return { kind: REJECTIONS.has(response.status) ? 'rejected' : 'failed', reason };
}

/**
 * The handshake by which an endpoint shows that it wants events: it must send a code back.
 * https://learn.microsoft.com/azure/event-grid/end-point-validation-event-grid-events-schema
 */
export async function validate(call: WebhookCall): Promise<Outcome> {
  const validationCode = randomUUID().toUpperCase();
  const response = await post(call, 'SubscriptionValidation', {
    id: randomUUID(),
    topic: '',
    subject: '',
    eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent',
    eventTime: new Date().toISOString(),
    data: { validationCode },
    dataVersion: '2',
    metadataVersion: '1',
  });
  if (!(response instanceof Response)) return response;
  const answer = validationAnswer.safeParse(await response.json().catch(() => undefined));
  if (response.ok && answer.data?.validationResponse === validationCode) {
    return { kind: 'delivered' };
  }
  const status = String(response.status);
  return { kind: 'failed', reason: `It answered ${status} without the validation code.` };
}

async function post(
  { endpoint, subscription, responseWindowMs, signal }: WebhookCall,
  type: 'Notification' | 'SubscriptionValidation',
  event: EventGridEvent,
  deliveryCount = 0,
): Promise<Response | Outcome> {
  try {
    return await fetch(endpoint, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'aeg-event-type': type,
        'aeg-subscription-name': subscription.toUpperCase(),
        'aeg-delivery-count': String(deliveryCount),
        'aeg-data-version': event.dataVersion,
        'aeg-metadata-version': event.metadataVersion,
      },
      body: JSON.stringify([event]),
      signal: AbortSignal.any([signal, AbortSignal.timeout(responseWindowMs)]),
    });
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): Outcome {
  const { message, cause } = callError.catch({ message: 'unknown' }).parse(error);
  if (cause !== undefined && ABSENT.has(cause.code)) {
    return { kind: 'refused', reason: `Nothing answers at the endpoint (${cause.code}).` };
  }
  // Messages of fetch do not contain the address, which holds a key.
  return { kind: 'failed', reason: `The call failed: ${cause?.code ?? message}.` };
}
