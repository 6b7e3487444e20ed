import { randomUUID } from 'node:crypto';
import type { Delivery, Webhook } from '../store/webhook';
import { challengeReceiver } from './challenge-receiver';
import { deliver } from './deliver';
import { toEventHeader, type EventKind } from './event-kinds';
import type { SenderDependencies } from './sender-dependencies';

/**
 * Notifies webhooks: durable, at least once, bounded. Each webhook has a queue of its own, so a
 * receiver that hangs holds up nobody else.
 */
export class WebhookSender {
  private readonly queues = new Map<string, Promise<void>>();
  private readonly stop = new AbortController();

  constructor(private readonly dependencies: SenderDependencies) {}

  /** Takes up what the process before this one left undone. */
  resume(): void {
    const { webhooks } = this.dependencies.store;
    for (const delivery of webhooks.deliveries()) this.enqueueDelivery(delivery);
    for (const webhook of webhooks.all()) {
      if (webhook.status === 'NotStarted') this.challenge(webhook.id);
    }
  }

  /** Tells all validated webhooks that are registered for it about a transcription. */
  publish(kind: EventKind, jobId: string): void {
    for (const webhook of this.dependencies.store.webhooks.all()) {
      if (webhook.status === 'Succeeded' && webhook.events[kind] === true) {
        this.notify(webhook, kind, jobId);
      }
    }
  }

  /** Tells one webhook about a transcription. */
  notify(webhook: Webhook, kind: EventKind, jobId: string): void {
    const self = this.dependencies.links.transcription(jobId, webhook.apiVersion);
    const invocationId = randomUUID();
    this.send(webhook.id, kind, invocationId, { self, invocationId });
  }

  /** @param entity the webhook itself, as clients see it */
  ping(webhookId: string, entity: object): void {
    this.send(webhookId, 'ping', randomUUID(), entity);
  }

  /** Asks the receiver to prove that it wants notifications; they start when it has. */
  challenge(webhookId: string): void {
    this.enqueue(webhookId, () =>
      challengeReceiver(webhookId, this.dependencies, this.stop.signal),
    );
  }

  /** Stops at once; what is undone is taken up by the next `resume`. */
  async close(): Promise<void> {
    this.stop.abort();
    await Promise.all(this.queues.values());
  }

  private send(webhookId: string, kind: EventKind, invocationId: string, body: object): void {
    const event = toEventHeader(kind);
    const delivery = { invocationId, webhookId, event, body: JSON.stringify(body) };
    this.dependencies.store.webhooks.addDelivery(delivery);
    this.enqueueDelivery(delivery);
  }

  private enqueueDelivery(delivery: Delivery): void {
    const fault = this.dependencies.faults.forNotification();
    // A late one lets others overtake it.
    const late = fault !== undefined && 'delayMs' in fault;
    this.enqueue(late ? delivery.invocationId : delivery.webhookId, () =>
      deliver(delivery, fault, this.dependencies, this.stop.signal),
    );
  }

  private enqueue(name: string, task: () => Promise<void>): void {
    const before = this.queues.get(name) ?? Promise.resolve();
    const queue = before.then(() => (this.stop.signal.aborted ? undefined : task()));
    this.queues.set(name, queue);
    void queue.finally(() => {
      if (this.queues.get(name) === queue) this.queues.delete(name);
    });
  }
}
