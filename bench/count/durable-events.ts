import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/** Histories of one orchestrator; bytes are those of the events as JSON. */
export interface OrchestratorFigures {
  readonly name: string;
  /** Executions; one that continues as new counts again. */
  readonly executions: number;
  readonly events: number;
  readonly bytes: number;
  /** The longest history that one of them had. */
  readonly mostEvents: number;
  readonly mostBytes: number;
}

export interface DurableFigures {
  readonly orchestrators: readonly OrchestratorFigures[];
  readonly events: number;
  readonly bytes: number;
  readonly mostEvents: number;
  readonly mostBytes: number;
  readonly activities: number;
  /** Messages to orchestrations: starts, results of activities, timers, events. One episode each. */
  readonly messages: number;
}

const row = z.object({
  name: z.string(),
  executions: z.number(),
  events: z.number(),
  bytes: z.number(),
  mostEvents: z.number(),
  mostBytes: z.number(),
});

/** Executions that ended, and those that run. */
const HISTORIES = `
  SELECT name, ended AS executions, events, bytes, most_events AS mostEvents, most_bytes AS mostBytes
  FROM executions
  UNION ALL
  SELECT name, 1, count(*), sum(octet_length(event)), count(*), sum(octet_length(event))
  FROM instances JOIN history ON instance_id = id
  WHERE status NOT IN ('Completed', 'Failed', 'Terminated') GROUP BY id`;

/**
 * How much durable work there was, from the state file of the local Functions host, which takes up
 * one message an episode. Azure takes several where they come together, so it has fewer events.
 */
export function durableFigures(stateFile: string): DurableFigures {
  const file = new DatabaseSync(stateFile, { readOnly: true });
  try {
    const rows = file
      .prepare(HISTORIES)
      .all()
      .map((found) => row.parse(found));
    const orchestrators = [...Map.groupBy(rows, ({ name }) => name).values()].map(together);
    return {
      orchestrators,
      events: sum(orchestrators.map(({ events }) => events)),
      bytes: sum(orchestrators.map(({ bytes }) => bytes)),
      mostEvents: Math.max(0, ...orchestrators.map(({ mostEvents }) => mostEvents)),
      mostBytes: Math.max(0, ...orchestrators.map(({ mostBytes }) => mostBytes)),
      activities: everInserted(file, 'activities'),
      messages: everInserted(file, 'messages'),
    };
  } finally {
    file.close();
  }
}

function together(rows: readonly OrchestratorFigures[]): OrchestratorFigures {
  return {
    name: rows[0]?.name ?? '',
    executions: sum(rows.map(({ executions }) => executions)),
    events: sum(rows.map(({ events }) => events)),
    bytes: sum(rows.map(({ bytes }) => bytes)),
    mostEvents: Math.max(...rows.map(({ mostEvents }) => mostEvents)),
    mostBytes: Math.max(...rows.map(({ mostBytes }) => mostBytes)),
  };
}

function everInserted(file: DatabaseSync, table: string): number {
  const found = file.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').get(table);
  return found === undefined ? 0 : z.object({ seq: z.number() }).parse(found).seq;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
