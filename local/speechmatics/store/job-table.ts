import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { z } from 'zod';
import { readDocument, readDocuments } from '../../speech/store/rows';
import { jobSchema, type Job } from './job';

const transcriptRow = z.object({ transcript: z.string().nullable() });
const countRow = z.object({ count: z.int() });

export interface ListQuery {
  readonly createdBeforeMs: number;
  readonly limit: number;
  readonly includeDeleted: boolean;
}

/** Jobs, with the transcripts of those that are done. */
export class JobTable {
  private readonly byId: StatementSync;
  private readonly upsert: StatementSync;
  private readonly newest: StatementSync;
  private readonly inStatus: StatementSync;
  private readonly everything: StatementSync;
  private readonly ended: StatementSync;
  private readonly readTranscript: StatementSync;
  private readonly writeTranscript: StatementSync;

  constructor(database: DatabaseSync) {
    this.byId = database.prepare('SELECT document FROM jobs WHERE id = ?');
    this.upsert = database.prepare(
      `INSERT INTO jobs (id, status, created_ms, ended_ms, document) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET status = excluded.status, ended_ms = excluded.ended_ms,
         document = excluded.document`,
    );
    this.newest = database.prepare(
      `SELECT document FROM jobs
       WHERE created_ms < ? AND status <> 'expired' AND (status <> 'deleted' OR ?)
       ORDER BY created_ms DESC, seq DESC LIMIT ?`,
    );
    this.inStatus = database.prepare('SELECT count(*) AS count FROM jobs WHERE status = ?');
    this.everything = database.prepare('SELECT document FROM jobs ORDER BY seq');
    this.ended = database.prepare(
      "SELECT document FROM jobs WHERE ended_ms <= ? AND status IN ('done', 'rejected')",
    );
    this.readTranscript = database.prepare('SELECT transcript FROM jobs WHERE id = ?');
    this.writeTranscript = database.prepare('UPDATE jobs SET transcript = ? WHERE id = ?');
  }

  get(id: string): Job | undefined {
    return readDocument(jobSchema, this.byId.get(id));
  }

  /** Oldest first, deleted and expired ones included. */
  all(): Job[] {
    return readDocuments(jobSchema, this.everything.all());
  }

  /** Newest first. */
  list({ createdBeforeMs, includeDeleted, limit }: ListQuery): Job[] {
    const rows = this.newest.all(createdBeforeMs, includeDeleted ? 1 : 0, limit);
    return readDocuments(jobSchema, rows);
  }

  count(status: Job['status']): number {
    return countRow.parse(this.inStatus.get(status)).count;
  }

  endedBy(ms: number): Job[] {
    return readDocuments(jobSchema, this.ended.all(ms));
  }

  /** Creates or replaces it. */
  put(job: Job): void {
    const { id, status, createdMs, endedMs } = job;
    this.upsert.run(id, status, createdMs, endedMs ?? null, JSON.stringify(job));
  }

  /** The json-v2 of a job that is done. */
  transcript(id: string): string | undefined {
    const row = this.readTranscript.get(id);
    return row === undefined ? undefined : (transcriptRow.parse(row).transcript ?? undefined);
  }

  setTranscript(id: string, json: string | undefined): void {
    this.writeTranscript.run(json ?? null, id);
  }
}
