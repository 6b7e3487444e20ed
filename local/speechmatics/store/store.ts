import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../speech/options';
import { openDatabaseFile, transaction } from '../../speech/store/database';
import { JournalTable } from '../../speech/store/journal-table';
import { JobTable } from './job-table';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS jobs (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    document TEXT NOT NULL,
    transcript TEXT
  );
  CREATE INDEX IF NOT EXISTS jobs_by_creation ON jobs (created_ms);
  CREATE INDEX IF NOT EXISTS jobs_by_status ON jobs (status, ended_ms);

  CREATE TABLE IF NOT EXISTS journal (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    entry TEXT NOT NULL
  );
`;

/** All durable state but the audio files. */
export class Store {
  readonly jobs: JobTable;
  readonly journal: JournalTable;
  private readonly database: DatabaseSync;

  constructor(dataDirectory: string, clock: Clock) {
    this.database = openDatabaseFile(dataDirectory, 'speechmatics.sqlite', SCHEMA);
    this.jobs = new JobTable(this.database);
    this.journal = new JournalTable(this.database, clock);
  }

  /** Runs `work`, which must be synchronous, as one transaction. */
  transaction<T>(work: () => T): T {
    return transaction(this.database, work);
  }

  close(): void {
    this.database.close();
  }
}
