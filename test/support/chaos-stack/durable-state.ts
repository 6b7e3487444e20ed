import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

export interface DurableState {
  /** Everything that the host has on disk about orchestrations, as text. */
  readonly text: string;
  /** Events of the longest history. */
  readonly longestHistory: number;
  /** Bytes of the largest history. */
  readonly largestHistory: number;
  readonly failed: readonly string[];
}

const named = z.object({ name: z.string() });
const failedRow = z.object({ id: z.string(), output: z.string().nullable() });
const sizes = z.object({ longest: z.number().nullable(), largest: z.number().nullable() });

/** Reads the state of a host, which keeps its file to itself while it runs, from a copy. */
export function readDurableState(dataDirectory: string): DurableState {
  const directory = mkdtempSync(join(tmpdir(), 'callscribe-durable-'));
  try {
    const copy = join(directory, 'state.sqlite');
    const file = join(dataDirectory, 'durable', 'state.sqlite');
    for (const part of ['', '-wal']) {
      if (existsSync(file + part)) cpSync(file + part, copy + part);
    }
    return read(copy);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function read(file: string): DurableState {
  const database = new DatabaseSync(file);
  try {
    const tables = database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .all()
      .map((row) => named.parse(row).name);
    const text = tables
      .flatMap((table) => database.prepare(`SELECT * FROM ${table}`).all())
      .map((row) => JSON.stringify(row))
      .join('\n');
    const { longest, largest } = sizes.parse(
      database
        .prepare(
          `SELECT max(events) AS longest, max(bytes) AS largest FROM
           (SELECT count(*) AS events, sum(length(event)) AS bytes FROM history GROUP BY instance_id)`,
        )
        .get(),
    );
    const failed = database
      .prepare(`SELECT id, output FROM instances WHERE status = 'Failed'`)
      .all()
      .map((row) => failedRow.parse(row))
      .map(({ id, output }) => `${id}: ${output}`);
    return { text, longestHistory: longest ?? 0, largestHistory: largest ?? 0, failed };
  } finally {
    database.close();
  }
}
