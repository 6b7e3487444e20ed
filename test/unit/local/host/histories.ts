import {
  EventType,
  unnumbered,
  type HistoryEvent,
  type Message,
} from '../../../../local/host/durable/protocol/history';

/** The times of a test, in ms after this. */
export const START = Date.parse('2026-03-01T00:00:00.000Z');
export const at = (ms: number) => new Date(START + ms);

type Bodies<T> = T extends unknown ? Omit<T, 'EventId' | 'IsPlayed' | 'Timestamp'> : never;

/** The events of one episode: its start, and the message that it takes up. */
export function episode(ms: number, message: Bodies<Message>): HistoryEvent[] {
  return [
    { EventType: EventType.OrchestratorStarted, ...unnumbered(at(ms)) },
    { ...unnumbered(at(ms)), ...message },
  ];
}

export const started = episode(0, {
  EventType: EventType.ExecutionStarted,
  Name: 'main',
  Input: null,
  Version: '',
  OrchestrationInstance: { InstanceId: 'i', ExecutionId: 'e' },
});

export function completed(ms: number, id: number, result: unknown = null): HistoryEvent[] {
  return episode(ms, {
    EventType: EventType.TaskCompleted,
    TaskScheduledId: id,
    Result: JSON.stringify(result),
  });
}

export function failed(ms: number, id: number): HistoryEvent[] {
  const { TaskFailed } = EventType;
  return episode(ms, { EventType: TaskFailed, TaskScheduledId: id, Reason: 'r', Details: 'd' });
}

export function fired(ms: number, id: number): HistoryEvent[] {
  const FireAt = at(ms).toISOString();
  return episode(ms, { EventType: EventType.TimerFired, TimerId: id, FireAt });
}

export function raised(ms: number, name: string): HistoryEvent[] {
  return episode(ms, { EventType: EventType.EventRaised, Name: name, Input: null });
}
