import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { z } from 'zod';
import { outcomeSchema, type Outcome, type Recording } from './recording';

const recordingRow = z.object({
  position: z.int(),
  url: z.string(),
  source: z.string(),
  result_name: z.string(),
  outcome: z.string().nullable(),
});

const countRow = z.object({
  job_id: z.string(),
  total: z.int(),
  succeeded: z.int(),
  failed: z.int(),
});

export interface RecordingCounts {
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
}

/** The recordings of jobs. They go with their job. */
export class RecordingTable {
  private readonly create: StatementSync;
  private readonly byJob: StatementSync;
  private readonly setOutcome: StatementSync;
  private readonly counted: StatementSync;

  constructor(database: DatabaseSync) {
    this.create = database.prepare(
      'INSERT INTO recordings (job_id, position, url, source, result_name) VALUES (?, ?, ?, ?, ?)',
    );
    this.byJob = database.prepare('SELECT * FROM recordings WHERE job_id = ? ORDER BY position');
    this.setOutcome = database.prepare(
      'UPDATE recordings SET status = ?, outcome = ? WHERE job_id = ? AND position = ?',
    );
    this.counted = database.prepare(
      `SELECT job_id, count(*) AS total, sum(status = 'Succeeded') AS succeeded,
         sum(status = 'Failed') AS failed FROM recordings GROUP BY job_id`,
    );
  }

  add(jobId: string, recording: Recording): void {
    const { position, url, source, resultName } = recording;
    this.create.run(jobId, position, url, source, resultName);
  }

  ofJob(jobId: string): Recording[] {
    return this.byJob.all(jobId).map((row) => toRecording(recordingRow.parse(row)));
  }

  finish(jobId: string, position: number, outcome: Outcome): void {
    this.setOutcome.run(outcome.status, JSON.stringify(outcome), jobId, position);
  }

  /** By job id; a job without recordings is absent. */
  counts(): Map<string, RecordingCounts> {
    const rows = this.counted.all().map((row) => countRow.parse(row));
    return new Map(rows.map(({ job_id, ...counts }) => [job_id, counts]));
  }
}

function toRecording(row: z.infer<typeof recordingRow>): Recording {
  const { position, url, source, result_name: resultName } = row;
  const recording = { position, url, source, resultName };
  if (row.outcome === null) return recording;
  return { ...recording, outcome: outcomeSchema.parse(JSON.parse(row.outcome)) };
}
