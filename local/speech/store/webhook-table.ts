import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { z } from 'zod';
import { readDocument, readDocuments } from './rows';
import { webhookSchema, type Delivery, type Webhook } from './webhook';

const deliveryRow = z.object({
  invocation_id: z.string(),
  webhook_id: z.string(),
  event: z.string(),
  body: z.string(),
});

/** Webhooks and what is still to be delivered to them. */
export class WebhookTable {
  private readonly byId: StatementSync;
  private readonly everything: StatementSync;
  private readonly upsert: StatementSync;
  private readonly remove: StatementSync;
  private readonly pending: StatementSync;
  private readonly enqueue: StatementSync;
  private readonly settle: StatementSync;

  constructor(database: DatabaseSync) {
    this.byId = database.prepare('SELECT document FROM webhooks WHERE id = ?');
    this.everything = database.prepare('SELECT document FROM webhooks ORDER BY seq');
    this.upsert = database.prepare(
      `INSERT INTO webhooks (id, document) VALUES (?, ?)
       ON CONFLICT (id) DO UPDATE SET document = excluded.document`,
    );
    this.remove = database.prepare('DELETE FROM webhooks WHERE id = ?');
    this.pending = database.prepare('SELECT * FROM deliveries ORDER BY seq');
    this.enqueue = database.prepare(
      'INSERT INTO deliveries (invocation_id, webhook_id, event, body) VALUES (?, ?, ?, ?)',
    );
    this.settle = database.prepare('DELETE FROM deliveries WHERE invocation_id = ?');
  }

  get(id: string): Webhook | undefined {
    return readDocument(webhookSchema, this.byId.get(id));
  }

  all(): Webhook[] {
    return readDocuments(webhookSchema, this.everything.all());
  }

  put(webhook: Webhook): void {
    this.upsert.run(webhook.id, JSON.stringify(webhook));
  }

  /** Removes it with what was still to be delivered. */
  delete(id: string): void {
    this.remove.run(id);
  }

  addDelivery({ invocationId, webhookId, event, body }: Delivery): void {
    this.enqueue.run(invocationId, webhookId, event, body);
  }

  deliveries(): Delivery[] {
    return this.pending.all().map((row) => {
      const { invocation_id, webhook_id, event, body } = deliveryRow.parse(row);
      return { invocationId: invocation_id, webhookId: webhook_id, event, body };
    });
  }

  deleteDelivery(invocationId: string): void {
    this.settle.run(invocationId);
  }
}
