import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS jobs (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    expires_ms INTEGER,
    document TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS jobs_by_status ON jobs (status, seq);
  CREATE INDEX IF NOT EXISTS jobs_by_expiry ON jobs (expires_ms) WHERE expires_ms IS NOT NULL;

  CREATE TABLE IF NOT EXISTS recordings (
    job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    source TEXT NOT NULL,
    result_name TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'Waiting',
    outcome TEXT,
    PRIMARY KEY (job_id, position)
  ) WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS webhooks (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS deliveries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    invocation_id TEXT NOT NULL UNIQUE,
    webhook_id TEXT NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    event TEXT NOT NULL,
    body TEXT NOT NULL
  );

  CREATE TABLE IF NOT EXISTS journal (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    entry TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL);
`;

/** Opens the state of the server. */
export function openDatabase(dataDirectory: string): DatabaseSync {
  return openDatabaseFile(dataDirectory, 'speech.sqlite', SCHEMA);
}

/**
 * Opens the state of a server, made with `schema` where it is not there. Every change is on its way to
 * disk before the call that made it is answered, so a killed process loses nothing that a client was
 * told.
 */
export function openDatabaseFile(
  dataDirectory: string,
  name: string,
  schema: string,
): DatabaseSync {
  mkdirSync(dataDirectory, { recursive: true });
  const database = new DatabaseSync(join(dataDirectory, name));
  // WAL without a sync per commit survives the death of the process, though not of the machine.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  database.exec('PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 2000;');
  database.exec(schema);
  return database;
}

/**
 * Runs `work` as one transaction: all of it or, when it throws, nothing. Within another
 * transaction it becomes a part of that.
 */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  if (database.isTransaction) return work();
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
