import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { z } from 'zod';
import type { EventGridEvent } from './event';

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subscription TEXT NOT NULL,
    event TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    refusals INTEGER NOT NULL DEFAULT 0);
  CREATE INDEX IF NOT EXISTS delivery_due ON delivery (subscription, due_at);
`;

const event = z.object({
  id: z.string(),
  topic: z.string(),
  subject: z.string(),
  eventType: z.string(),
  eventTime: z.string(),
  data: z.record(z.string(), z.unknown()),
  dataVersion: z.string(),
  metadataVersion: z.string(),
}) satisfies z.ZodType<EventGridEvent>;

const row = z.object({
  id: z.number(),
  event: z.string().transform((text) => event.parse(JSON.parse(text))),
  published_at: z.number(),
  due_at: z.number(),
  attempts: z.number(),
  refusals: z.number(),
});

const countRow = z.object({ count: z.number() });

/** An event on its way to one subscription. Times are ms since the epoch. */
export type Delivery = z.infer<typeof row>;

/**
 * Deliveries that are not done, in SQLite: what is added is on disk when `add` returns and outlives
 * a killed process (WAL, synchronous=NORMAL; a power cut may lose the last moments).
 */
export class DeliveryStore {
  private readonly file: DatabaseSync;
  private readonly insert: StatementSync;
  private readonly first: StatementSync;
  private readonly counted: StatementSync;
  private readonly delete: StatementSync;

  /** @param path file to create or open; `:memory:` for none. */
  constructor(path: string) {
    this.file = new DatabaseSync(path);
    this.file.exec(SCHEMA);
    this.insert = this.file.prepare(
      `INSERT INTO delivery (subscription, event, published_at, due_at) VALUES (?, ?, ?, ?)`,
    );
    this.first = this.file.prepare(
      `SELECT * FROM delivery
       WHERE subscription = ? AND id NOT IN (SELECT value FROM json_each(?))
       ORDER BY due_at, id LIMIT ?`,
    );
    this.counted = this.file.prepare(
      `SELECT count(*) AS count FROM delivery WHERE subscription = ?`,
    );
    this.delete = this.file.prepare(`DELETE FROM delivery WHERE id = ?`);
  }

  /** Records one event for all its deliveries, all or none. */
  add(event: EventGridEvent, deliveries: { subscription: string; dueAt: number }[]): void {
    const content = JSON.stringify(event);
    this.file.exec('BEGIN');
    for (const { subscription, dueAt } of deliveries) {
      this.insert.run(subscription, content, Date.now(), dueAt);
    }
    this.file.exec('COMMIT');
  }

  /** The deliveries that fall due first, due already or not, without those named. */
  next(subscription: string, limit: number, without: Iterable<number>): Delivery[] {
    return this.first
      .all(subscription, JSON.stringify([...without]), limit)
      .map((found) => row.parse(found));
  }

  postpone(id: number, counts: 'attempt' | 'refusal', dueAt: number): void {
    const column = counts === 'attempt' ? 'attempts' : 'refusals';
    this.file
      .prepare(`UPDATE delivery SET ${column} = ${column} + 1, due_at = ? WHERE id = ?`)
      .run(dueAt, id);
  }

  /** Makes due what waits only because nothing listened at the endpoint. */
  retryRefused(subscription: string): void {
    this.file
      .prepare(
        `UPDATE delivery SET due_at = min(due_at, ?) WHERE subscription = ? AND refusals > 0`,
      )
      .run(Date.now(), subscription);
  }

  remove(id: number): void {
    this.delete.run(id);
  }

  count(subscription: string): number {
    return countRow.parse(this.counted.get(subscription)).count;
  }

  /**
   * Prepares what an earlier run left: all of it is due now (waiting out a backoff of hours after a
   * restart helps nobody), and deliveries of subscriptions that are gone are dropped.
   */
  resume(subscriptions: readonly string[]): void {
    const names = JSON.stringify(subscriptions);
    this.file
      .prepare(`DELETE FROM delivery WHERE subscription NOT IN (SELECT value FROM json_each(?))`)
      .run(names);
    this.file.prepare(`UPDATE delivery SET due_at = min(due_at, ?)`).run(Date.now());
  }

  close(): void {
    this.file.close();
  }
}
