import type { ActivityWork, Addressed, DueTimer, Instance } from '../store/store';
import {
  EventType,
  unnumbered,
  type ExecutionStarted,
  type Message,
  type TaskCompleted,
  type TaskFailed,
  type TimerFired,
} from '../protocol/history';

/** Longest stack that goes into a history, in characters. */
const MOST_DETAILS = 2_000;

export function toStarted(instance: Instance, at: Date): ExecutionStarted {
  return {
    EventType: EventType.ExecutionStarted,
    ...unnumbered(at),
    Name: instance.name,
    Input: instance.input,
    Version: instance.version,
    OrchestrationInstance: { InstanceId: instance.id, ExecutionId: instance.executionId },
  };
}

export function toCompleted(work: ActivityWork, value: unknown, at: Date): TaskCompleted {
  return {
    EventType: EventType.TaskCompleted,
    ...unnumbered(at),
    TaskScheduledId: work.taskId,
    Result: JSON.stringify(value ?? null),
  };
}

/** @param thrown what the activity threw; the SDK builds its error from reason and details */
export function toFailed(work: ActivityWork, thrown: unknown, at: Date): TaskFailed {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return {
    EventType: EventType.TaskFailed,
    ...unnumbered(at),
    TaskScheduledId: work.taskId,
    Reason: `Activity function '${work.name}' failed: ${error.message}`,
    Details: (error.stack ?? error.message).slice(0, MOST_DETAILS),
  };
}

export function toFired(timer: DueTimer, at: Date): TimerFired {
  return {
    EventType: EventType.TimerFired,
    ...unnumbered(at),
    TimerId: timer.timerId,
    FireAt: timer.fireAt.toISOString(),
  };
}

/** Tells the parent, if there is one, how its sub-orchestration ended. */
export function toParent(
  instance: Instance,
  end: { readonly result: string } | { readonly reason: string },
  at: Date,
): Addressed[] {
  if (!instance.parent) return [];
  const { id: instanceId, executionId, taskId } = instance.parent;
  const common = { ...unnumbered(at), TaskScheduledId: taskId };
  const message: Message =
    'result' in end
      ? { EventType: EventType.SubOrchestrationInstanceCompleted, ...common, Result: end.result }
      : {
          EventType: EventType.SubOrchestrationInstanceFailed,
          ...common,
          Reason: end.reason,
          Details: end.reason,
        };
  return [{ instanceId, executionId, message }];
}
