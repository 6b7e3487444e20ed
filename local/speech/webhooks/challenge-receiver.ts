import { randomUUID } from 'node:crypto';
import { pause } from '../pause';
import { isReceived, postCallback } from './post-callback';
import { changeStatus } from './change-status';
import { toEventHeader } from './event-kinds';
import type { SenderDependencies } from './sender-dependencies';

/**
 * The handshake: POST to `webUrl?validationToken=…`, which must be answered with the token as the
 * body. The webhook becomes `Succeeded`, or `Failed` when no try was answered so.
 */
export async function challengeReceiver(
  webhookId: string,
  dependencies: SenderDependencies,
  signal: AbortSignal,
): Promise<void> {
  const { attempts, firstDelayMs } = dependencies.settings.webhooks;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const answer = await challengeOnce(webhookId, dependencies, signal);
    if (answer === 'gone' || signal.aborted) return;
    if (answer === 'accepted') {
      changeStatus(webhookId, 'Succeeded', dependencies);
      return;
    }
    const isLast = attempt === attempts;
    if (!isLast && !(await pause(firstDelayMs * 2 ** (attempt - 1), signal))) return;
  }
  changeStatus(webhookId, 'Failed', dependencies);
}

async function challengeOnce(
  webhookId: string,
  { store, settings }: SenderDependencies,
  signal: AbortSignal,
): Promise<'accepted' | 'refused' | 'gone'> {
  const webhook = store.webhooks.get(webhookId);
  if (webhook === undefined) return 'gone';
  const token = randomUUID();
  const url = new URL(webhook.webUrl);
  url.searchParams.set('validationToken', token);
  const event = toEventHeader('challenge');
  const result = await postCallback(
    { url: url.href, event, body: '', payload: token, secret: webhook.secret },
    settings.webhooks.timeoutMs,
    signal,
  );
  if (signal.aborted) return 'refused';
  store.journal.add({
    kind: 'delivery',
    operation: event,
    status: result.status,
    details: { webhookId },
  });
  const accepted = 'body' in result && isReceived(result) && result.body.trim() === token;
  return accepted ? 'accepted' : 'refused';
}
