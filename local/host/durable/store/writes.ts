import type { HistoryEvent, Message } from '../protocol/history';
import type { Sql } from './sql';
import type { Instance } from './store';

export function putInstance(sql: Sql, instance: Instance): void {
  sql.run(
    `INSERT OR REPLACE INTO instances
       (id, execution_id, name, version, status, input, output, custom_status, created_at, updated_at, parent)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    instance.id,
    instance.executionId,
    instance.name,
    instance.version,
    instance.status,
    instance.input,
    instance.output,
    instance.customStatus,
    instance.createdAt,
    instance.updatedAt,
    instance.parent === undefined ? null : JSON.stringify(instance.parent),
  );
}

export function putMessage(sql: Sql, instanceId: string, message: Message): void {
  sql.run(
    'INSERT INTO messages (instance_id, kind, message) VALUES (?, ?, ?)',
    instanceId,
    message.EventType,
    JSON.stringify(message),
  );
}

export function appendHistory(sql: Sql, id: string, events: readonly HistoryEvent[]): void {
  const row = sql.first('SELECT max(position) AS last FROM history WHERE instance_id = ?', id);
  let position = row?.last == null ? 0 : Number(row.last) + 1;
  for (const event of events) {
    sql.run(
      'INSERT INTO history (instance_id, position, event) VALUES (?, ?, ?)',
      id,
      position,
      JSON.stringify(event),
    );
    position += 1;
  }
}

/** Adds the history of an execution that ends to the figures of its orchestrator. */
export function countExecution(sql: Sql, { id, name }: Pick<Instance, 'id' | 'name'>): void {
  sql.run(
    `INSERT INTO executions
       SELECT ?, 1, count(*), coalesce(sum(octet_length(event)), 0), count(*), coalesce(sum(octet_length(event)), 0)
       FROM history WHERE instance_id = ?
     ON CONFLICT (name) DO UPDATE SET
       ended = ended + 1, events = events + excluded.events, bytes = bytes + excluded.bytes,
       most_events = max(most_events, excluded.most_events),
       most_bytes = max(most_bytes, excluded.most_bytes)`,
    name,
    id,
  );
}

/** Drops an instance. Its activities that still wait are run all the same, as in Azure; nobody hears of it. */
export function forget(sql: Sql, id: string): void {
  sql.run('DELETE FROM instances WHERE id = ?', id);
  for (const table of ['history', 'messages', 'timers']) {
    sql.run(`DELETE FROM ${table} WHERE instance_id = ?`, id);
  }
}
