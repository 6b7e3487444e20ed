import type { Webhook } from '../store/webhook';
import type { SenderDependencies } from './sender-dependencies';

/** Enters a status; a webhook that was deleted meanwhile stays so. */
export function changeStatus(
  webhookId: string,
  status: Webhook['status'],
  { store, settings }: Pick<SenderDependencies, 'store' | 'settings'>,
): void {
  const webhook = store.webhooks.get(webhookId);
  if (webhook === undefined) return;
  store.webhooks.put({ ...webhook, status, failures: 0, lastActionMs: settings.clock() });
  store.journal.add({ kind: 'webhook', operation: 'status', status, details: { webhookId } });
}
