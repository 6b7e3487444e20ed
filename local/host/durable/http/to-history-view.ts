import { EventType, isScheduled, type HistoryEvent, type Scheduled } from '../protocol/history';

const NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(EventType).map(([name, number]) => [number, name]),
);

/**
 * The history for people: every task is one entry at its end, with its name and the time it was
 * scheduled; the marks of the episodes are left out.
 */
export function toHistoryView(history: readonly HistoryEvent[], showOutput: boolean): object[] {
  const scheduled = new Map<number, Scheduled>();
  for (const event of history) if (isScheduled(event)) scheduled.set(event.EventId, event);
  return history.flatMap((event) => {
    const details = toDetails(event, scheduled, showOutput);
    if (details === undefined) return [];
    return [{ EventType: NAMES.get(event.EventType), Timestamp: event.Timestamp, ...details }];
  });
}

function toDetails(
  event: HistoryEvent,
  scheduled: ReadonlyMap<number, Scheduled>,
  showOutput: boolean,
): object | undefined {
  switch (event.EventType) {
    case EventType.OrchestratorStarted:
    case EventType.OrchestratorCompleted:
    case EventType.TaskScheduled:
    case EventType.SubOrchestrationInstanceCreated:
    case EventType.TimerCreated:
      return undefined;
    case EventType.ExecutionStarted:
      return { FunctionName: event.Name };
    case EventType.ExecutionCompleted: {
      const { OrchestrationStatus, Result } = event;
      return { OrchestrationStatus, ...(showOutput && { Result }) };
    }
    case EventType.ExecutionTerminated:
      return { Reason: event.Input };
    case EventType.TaskCompleted:
    case EventType.SubOrchestrationInstanceCompleted:
      return {
        ...origin(scheduled.get(event.TaskScheduledId)),
        ...(showOutput && { Result: event.Result }),
      };
    case EventType.TaskFailed:
    case EventType.SubOrchestrationInstanceFailed: {
      const { Reason, Details } = event;
      return {
        ...origin(scheduled.get(event.TaskScheduledId)),
        Reason,
        ...(showOutput && { Details }),
      };
    }
    case EventType.TimerFired:
      return { ...origin(scheduled.get(event.TimerId)), FireAt: event.FireAt };
    case EventType.EventRaised:
      return { Name: event.Name, ...(showOutput && { Input: event.Input }) };
    case EventType.ExecutionSuspended:
    case EventType.ExecutionResumed:
      return { Reason: event.Reason };
  }
}

function origin(event: Scheduled | undefined): object {
  if (event === undefined) return {};
  const ScheduledTime = event.Timestamp;
  return 'Name' in event ? { FunctionName: event.Name, ScheduledTime } : { ScheduledTime };
}
