import { z } from 'zod';
import type { HistoryEvent, Message } from '../protocol/history';
import type { ActivityWork, DueTimer, Instance, Parent } from './store';
import type { Row } from './sql';

const text = z.string();
const count = z.number().int();

const instanceRow = z.object({
  id: text,
  execution_id: text,
  name: text,
  version: text,
  status: z.enum(['Pending', 'Running', 'Suspended', 'Completed', 'Failed', 'Terminated']),
  input: text.nullable(),
  output: text.nullable(),
  custom_status: text.nullable(),
  created_at: text,
  updated_at: text,
  parent: text.nullable(),
});

export function toInstance(row: Row): Instance {
  const one = instanceRow.parse(row);
  return {
    id: one.id,
    executionId: one.execution_id,
    name: one.name,
    version: one.version,
    status: one.status,
    input: one.input,
    output: one.output,
    customStatus: one.custom_status,
    createdAt: one.created_at,
    updatedAt: one.updated_at,
    ...(one.parent !== null && { parent: fromOurJson<Parent>(one.parent) }),
  };
}

const workRow = z.object({
  work_id: count,
  instance_id: text,
  execution_id: text,
  task_id: count,
  name: text,
  input: text.nullable(),
  attempt: count,
});

export function toWork(row: Row): ActivityWork {
  const one = workRow.parse(row);
  return {
    workId: one.work_id,
    instanceId: one.instance_id,
    executionId: one.execution_id,
    taskId: one.task_id,
    name: one.name,
    input: one.input,
    attempt: one.attempt,
  };
}

const timerRow = z.object({ instance_id: text, timer_id: count, fire_at: count });

export function toTimer(row: Row): DueTimer {
  const one = timerRow.parse(row);
  return {
    instanceId: one.instance_id,
    timerId: one.timer_id,
    fireAt: new Date(one.fire_at),
  };
}

export function toEvent(json: unknown): HistoryEvent {
  return fromOurJson(json);
}

export function toMessage(json: unknown): Message {
  return fromOurJson(json);
}

/** JSON that nobody but this store has written. */
function fromOurJson<T>(json: unknown): T {
  return JSON.parse(String(json)) as T;
}
