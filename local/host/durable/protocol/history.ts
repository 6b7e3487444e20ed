/**
 * The history of an orchestration as the Durable extension hands it to a language worker.
 * Names and numbers are those of DurableTask.Core's `History` namespace.
 */
export const EventType = {
  ExecutionStarted: 0,
  ExecutionCompleted: 1,
  ExecutionTerminated: 3,
  TaskScheduled: 4,
  TaskCompleted: 5,
  TaskFailed: 6,
  SubOrchestrationInstanceCreated: 7,
  SubOrchestrationInstanceCompleted: 8,
  SubOrchestrationInstanceFailed: 9,
  TimerCreated: 10,
  TimerFired: 11,
  OrchestratorStarted: 12,
  OrchestratorCompleted: 13,
  EventRaised: 15,
  ExecutionSuspended: 19,
  ExecutionResumed: 20,
} as const;

interface Event<T extends number> {
  readonly EventType: T;
  /** The sequence number of what is scheduled; -1 for everything else. */
  readonly EventId: number;
  readonly IsPlayed: boolean;
  /** ISO 8601, UTC. */
  readonly Timestamp: string;
}

export interface ExecutionStarted extends Event<0> {
  readonly Name: string;
  /** JSON text. */
  readonly Input: string | null;
  readonly Version: string;
  readonly OrchestrationInstance: { readonly InstanceId: string; readonly ExecutionId: string };
}

export interface ExecutionCompleted extends Event<1> {
  readonly OrchestrationStatus: 'Completed' | 'Failed';
  /** JSON text of the output, or the reason of the failure. */
  readonly Result: string | null;
}

export interface Reasoned extends Event<19 | 20> {
  readonly Reason: string;
}

export interface ExecutionTerminated extends Event<3> {
  readonly Input: string;
}

export interface TaskScheduled extends Event<4> {
  readonly Name: string;
  readonly Version: '';
  readonly Input: string | null;
}

export interface SubOrchestrationCreated extends Event<7> {
  readonly Name: string;
  readonly Version: string;
  readonly InstanceId: string;
  readonly Input: string | null;
}

export interface TimerCreated extends Event<10> {
  readonly FireAt: string;
}

/** How a task came to its end; `Result` is JSON text and never absent, or the SDK cannot parse it. */
export interface TaskCompleted extends Event<5 | 8> {
  readonly TaskScheduledId: number;
  readonly Result: string | null;
}

export interface TaskFailed extends Event<6 | 9> {
  readonly TaskScheduledId: number;
  readonly Reason: string;
  readonly Details: string;
}

export interface TimerFired extends Event<11> {
  readonly TimerId: number;
  readonly FireAt: string;
}

export interface EventRaised extends Event<15> {
  readonly Name: string;
  /** JSON text. */
  readonly Input: string | null;
}

export type Bare = Event<12 | 13>;

/** What makes an instance run: one of these at a time starts an episode. */
export type Message =
  | ExecutionStarted
  | ExecutionTerminated
  | TaskCompleted
  | TaskFailed
  | TimerFired
  | EventRaised
  | Reasoned;

/** What an episode decided to do next. */
export type Scheduled = TaskScheduled | SubOrchestrationCreated | TimerCreated;

export type HistoryEvent = Message | Scheduled | ExecutionCompleted | Bare;

/** The fields that every event has, for one that schedules nothing. */
export function unnumbered(at: Date): Pick<Event<0>, 'EventId' | 'IsPlayed' | 'Timestamp'> {
  return { EventId: -1, IsPlayed: false, Timestamp: at.toISOString() };
}

export function isScheduled(event: HistoryEvent): event is Scheduled {
  return (
    event.EventType === EventType.TaskScheduled ||
    event.EventType === EventType.SubOrchestrationInstanceCreated ||
    event.EventType === EventType.TimerCreated
  );
}
