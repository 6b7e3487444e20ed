import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { z } from 'zod';
import type { Clock } from '../options';

const entrySchema = z.object({
  /** UTC with milliseconds. */
  time: z.string(),
  /** `call`: a request; the others: a change of state, or a try to notify a webhook. */
  kind: z.enum(['call', 'job', 'file', 'webhook', 'delivery']),
  /** What was called, or which event was delivered; for a change of state what changed it. */
  operation: z.string(),
  /** HTTP status of a call or delivery, or the state that was entered. */
  status: z.union([z.number(), z.string()]),
  jobId: z.string().optional(),
  /** What was asked or what happened, without secrets and signatures. */
  details: z.record(z.string(), z.unknown()).optional(),
});
const journalRow = z.object({ sequence: z.int(), entry: z.string() });

export type NewJournalEntry = Omit<z.infer<typeof entrySchema>, 'time'>;
/** `sequence` counts up from 1 and goes on after a restart. */
export type JournalEntry = z.infer<typeof entrySchema> & { readonly sequence: number };

/** Older entries are dropped when the server starts. */
const KEPT_ENTRIES = 50_000;

/** Everything that was asked of the server and everything it did, in order. */
export class JournalTable {
  private readonly append: StatementSync;
  private readonly since: StatementSync;

  constructor(
    database: DatabaseSync,
    private readonly clock: Clock,
  ) {
    database
      .prepare('DELETE FROM journal WHERE sequence <= (SELECT max(sequence) FROM journal) - ?')
      .run(KEPT_ENTRIES);
    this.append = database.prepare('INSERT INTO journal (entry) VALUES (?)');
    this.since = database.prepare('SELECT * FROM journal WHERE sequence > ? ORDER BY sequence');
  }

  add(entry: NewJournalEntry): void {
    this.append.run(JSON.stringify({ time: new Date(this.clock()).toISOString(), ...entry }));
  }

  /** @param after the last sequence number that is already known */
  entries(after = 0): JournalEntry[] {
    return this.since.all(after).map((row) => {
      const { sequence, entry } = journalRow.parse(row);
      return { sequence, ...entrySchema.parse(JSON.parse(entry)) };
    });
  }
}
