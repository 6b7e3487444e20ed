import { EventType, unnumbered, type Message } from '../protocol/history';
import { toInstance, toMessage } from './rows';
import type { Sql } from './sql';
import { isFinished, type Addressed, type EpisodeResult, type Instance } from './store';
import { appendHistory, countExecution, forget, putInstance, putMessage } from './writes';

/** Stores the outcome of an episode; to be called inside a transaction. */
export function commitEpisode(sql: Sql, result: EpisodeResult): void {
  const { instance } = result;
  sql.run('DELETE FROM messages WHERE message_id = ?', result.consumed);
  putInstance(sql, instance);
  appendHistory(sql, instance.id, result.events);
  if (result.renewed || isFinished(instance.status)) countExecution(sql, instance);
  if (result.renewed) renew(sql, instance.id, result.renewed);

  if (isFinished(instance.status)) {
    sql.run('DELETE FROM messages WHERE instance_id = ?', instance.id);
    sql.run('DELETE FROM timers WHERE instance_id = ?', instance.id);
  }
  for (const id of result.cancelledTimers) {
    sql.run('DELETE FROM timers WHERE instance_id = ? AND timer_id = ?', instance.id, id);
  }
  for (const work of result.activities) {
    sql.run(
      `INSERT INTO activities (instance_id, execution_id, task_id, name, input, attempt)
       VALUES (?, ?, ?, ?, ?, ?)`,
      work.instanceId,
      work.executionId,
      work.taskId,
      work.name,
      work.input,
      work.attempt,
    );
  }
  for (const timer of result.timers) {
    sql.run(
      'INSERT OR REPLACE INTO timers (instance_id, timer_id, fire_at) VALUES (?, ?, ?)',
      timer.instanceId,
      timer.timerId,
      timer.fireAt.getTime(),
    );
  }
  for (const { instance: child, start } of result.children) begin(sql, child, start);
  for (const notice of result.notices) deliver(sql, notice);
}

/** The next execution starts with its own messages; of those that wait only what no execution owns stays. */
function renew(sql: Sql, id: string, first: readonly Message[]): void {
  const remaining = sql
    .all('SELECT message FROM messages WHERE instance_id = ? ORDER BY message_id', id)
    .map((row) => toMessage(row.message))
    .filter(isForInstance);
  for (const table of ['history', 'messages', 'timers']) {
    sql.run(`DELETE FROM ${table} WHERE instance_id = ?`, id);
  }
  for (const message of [...first, ...remaining]) putMessage(sql, id, message);
}

function isForInstance(message: Message): boolean {
  return (
    message.EventType === EventType.EventRaised ||
    message.EventType === EventType.ExecutionTerminated ||
    message.EventType === EventType.ExecutionSuspended ||
    message.EventType === EventType.ExecutionResumed
  );
}

/** Starts a sub-orchestration; its parent learns at once if its id is taken by one that still runs. */
function begin(sql: Sql, child: Instance, start: Message): void {
  const present = find(sql, child.id);
  if (present === undefined || isFinished(present.status)) {
    forget(sql, child.id);
    putInstance(sql, child);
    putMessage(sql, child.id, start);
    return;
  }
  if (!child.parent) return;
  const { id: instanceId, executionId, taskId } = child.parent;
  const Reason = `An orchestration instance '${child.id}' with the status ${present.status} already exists.`;
  const message: Message = {
    EventType: EventType.SubOrchestrationInstanceFailed,
    ...unnumbered(new Date(child.createdAt)),
    TaskScheduledId: taskId,
    Reason,
    Details: Reason,
  };
  deliver(sql, { instanceId, executionId, message });
}

function deliver(sql: Sql, { instanceId, executionId, message }: Addressed): void {
  const instance = find(sql, instanceId);
  if (instance === undefined || isFinished(instance.status)) return;
  if (instance.executionId === executionId) putMessage(sql, instanceId, message);
}

function find(sql: Sql, id: string): Instance | undefined {
  const row = sql.first('SELECT * FROM instances WHERE id = ?', id);
  return row && toInstance(row);
}
