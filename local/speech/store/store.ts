import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Clock } from '../options';
import { openDatabase, transaction } from './database';
import { JobTable } from './job-table';
import { JournalTable } from './journal-table';
import { RecordingTable } from './recording-table';
import { WebhookTable } from './webhook-table';

const secretRow = z.object({ value: z.string() });

/** All durable state but the result files. */
export class Store {
  readonly jobs: JobTable;
  readonly recordings: RecordingTable;
  readonly webhooks: WebhookTable;
  readonly journal: JournalTable;
  /** Signs result links; the same after a restart, so that links stay valid. */
  readonly signingKey: Buffer;
  private readonly database: DatabaseSync;

  constructor(dataDirectory: string, clock: Clock) {
    this.database = openDatabase(dataDirectory);
    this.jobs = new JobTable(this.database);
    this.recordings = new RecordingTable(this.database);
    this.webhooks = new WebhookTable(this.database);
    this.journal = new JournalTable(this.database, clock);
    this.signingKey = signingKey(this.database);
  }

  /** Runs `work`, which must be synchronous, as one transaction. */
  transaction<T>(work: () => T): T {
    return transaction(this.database, work);
  }

  close(): void {
    this.database.close();
  }
}

function signingKey(database: DatabaseSync): Buffer {
  database
    .prepare("INSERT OR IGNORE INTO secrets (name, value) VALUES ('result-links', ?)")
    .run(randomBytes(32).toString('base64'));
  const row = database.prepare("SELECT value FROM secrets WHERE name = 'result-links'").get();
  return Buffer.from(secretRow.parse(row).value, 'base64');
}
