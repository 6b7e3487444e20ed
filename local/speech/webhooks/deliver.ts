import type { NotificationAction } from '../../service/call-faults';
import { pause } from '../pause';
import type { Delivery, Webhook } from '../store/webhook';
import { changeStatus } from './change-status';
import { isReceived, postCallback } from './post-callback';
import type { SenderDependencies } from './sender-dependencies';

/**
 * Delivers one notification with growing pauses between tries. It is forgotten when it is
 * received, when its tries are used up, or when the webhook is gone or failed.
 *
 * @param fault what befalls it
 */
export async function deliver(
  delivery: Delivery,
  fault: NotificationAction | undefined,
  dependencies: SenderDependencies,
  signal: AbortSignal,
): Promise<void> {
  const { store, settings } = dependencies;
  const { attempts, firstDelayMs } = settings.webhooks;
  if (fault !== undefined && 'delayMs' in fault && !(await pause(fault.delayMs, signal))) return;

  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const webhook = store.webhooks.get(delivery.webhookId);
    if (webhook === undefined || webhook.status === 'Failed') break;
    if (fault !== undefined && 'drop' in fault) {
      note(delivery, 'dropped', attempt, dependencies);
      break;
    }
    const received = await tryOnce(webhook, delivery, attempt, dependencies, signal);
    if (signal.aborted) return;
    if (received) {
      const again = fault !== undefined && 'duplicate' in fault;
      if (again) await tryOnce(webhook, delivery, attempt + 1, dependencies, signal);
      break;
    }
    const isLast = attempt === attempts;
    if (!isLast && !(await pause(firstDelayMs * 2 ** (attempt - 1), signal))) return;
  }
  store.webhooks.deleteDelivery(delivery.invocationId);
}

async function tryOnce(
  webhook: Webhook,
  delivery: Delivery,
  attempt: number,
  dependencies: SenderDependencies,
  signal: AbortSignal,
): Promise<boolean> {
  const { event, body } = delivery;
  const result = await postCallback(
    { url: webhook.webUrl, event, body, secret: webhook.secret },
    dependencies.settings.webhooks.timeoutMs,
    signal,
  );
  // Interrupted by the end of the server: it neither failed nor is it known to have arrived.
  if (signal.aborted) return false;
  note(delivery, result.status, attempt, dependencies);
  const received = isReceived(result);
  countFailures(webhook.id, received, dependencies);
  return received;
}

function countFailures(
  webhookId: string,
  received: boolean,
  dependencies: SenderDependencies,
): void {
  const { store, settings } = dependencies;
  const webhook = store.webhooks.get(webhookId);
  if (webhook === undefined) return;
  const failures = received ? 0 : webhook.failures + 1;
  store.webhooks.put({ ...webhook, failures });
  if (failures >= settings.webhooks.failuresUntilDisabled) {
    changeStatus(webhookId, 'Failed', dependencies);
  }
}

function note(
  { webhookId, invocationId, event }: Delivery,
  status: number | string,
  attempt: number,
  { store }: SenderDependencies,
): void {
  store.journal.add({
    kind: 'delivery',
    operation: event,
    status,
    details: { webhookId, invocationId, attempt },
  });
}
