import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { isUnfinished, jobSchema, type Job } from './job';
import { readDocument, readDocuments } from './rows';

const HOUR_MS = 3_600_000;

/** Transcription jobs in the order they were submitted. */
export class JobTable {
  private readonly byId: StatementSync;
  private readonly everything: StatementSync;
  private readonly upsert: StatementSync;
  private readonly firstWaiting: StatementSync;
  private readonly outlived: StatementSync;
  private readonly remove: StatementSync;

  constructor(database: DatabaseSync) {
    this.byId = database.prepare('SELECT document FROM jobs WHERE id = ?');
    this.everything = database.prepare('SELECT document FROM jobs ORDER BY seq');
    this.upsert = database.prepare(
      `INSERT INTO jobs (id, status, expires_ms, document) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET status = excluded.status, expires_ms = excluded.expires_ms,
         document = excluded.document`,
    );
    // A running job was interrupted by the end of the process and goes before those that wait.
    this.firstWaiting = database.prepare(
      `SELECT document FROM jobs WHERE status IN ('Running', 'NotStarted')
       ORDER BY status = 'Running' DESC, seq LIMIT 1`,
    );
    this.outlived = database.prepare('SELECT document FROM jobs WHERE expires_ms <= ?');
    this.remove = database.prepare('DELETE FROM jobs WHERE id = ?');
  }

  get(id: string): Job | undefined {
    return readDocument(jobSchema, this.byId.get(id));
  }

  all(): Job[] {
    return readDocuments(jobSchema, this.everything.all());
  }

  /** Creates or replaces it. The time to live of the job counts from its end. */
  put(job: Job): void {
    const timeToLiveMs = job.properties.timeToLiveHours * HOUR_MS;
    const expiresMs = isUnfinished(job) ? null : job.lastActionMs + timeToLiveMs;
    this.upsert.run(job.id, job.status, expiresMs, JSON.stringify(job));
  }

  /** The job to work on next. */
  next(): Job | undefined {
    return readDocument(jobSchema, this.firstWaiting.get());
  }

  expired(nowMs: number): Job[] {
    return readDocuments(jobSchema, this.outlived.all(nowMs));
  }

  /** Removes it with its recordings. */
  delete(id: string): void {
    this.remove.run(id);
  }
}
