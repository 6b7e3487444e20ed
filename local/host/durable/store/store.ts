import type { HistoryEvent, Message } from '../protocol/history';

/** As the client of Durable Functions sees an instance (`OrchestrationRuntimeStatus`). */
export type RuntimeStatus =
  'Pending' | 'Running' | 'Suspended' | 'Completed' | 'Failed' | 'Terminated';

/** JSON texts are kept as they are: nobody but the client reads them. */
export interface Instance {
  readonly id: string;
  /** Changes whenever the instance is run anew or continues as new: late answers to an older one are dropped. */
  readonly executionId: string;
  readonly name: string;
  readonly version: string;
  readonly status: RuntimeStatus;
  readonly input: string | null;
  readonly output: string | null;
  readonly customStatus: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly parent?: Parent;
}

export interface Parent {
  readonly id: string;
  readonly executionId: string;
  /** Step of the parent that waits for this instance. */
  readonly taskId: number;
}

/** A message to an instance that has not been taken up yet. */
export interface Waiting {
  readonly messageId: number;
  readonly message: Message;
}

export interface ActivityWork {
  readonly workId: number;
  readonly instanceId: string;
  readonly executionId: string;
  readonly taskId: number;
  readonly name: string;
  /** JSON text; null when the orchestrator gave none. */
  readonly input: string | null;
  readonly attempt: number;
}
export type NewActivityWork = Omit<ActivityWork, 'workId'>;

export interface DueTimer {
  readonly instanceId: string;
  readonly timerId: number;
  readonly fireAt: Date;
}

/** A message for an instance that is dropped when that execution is not there, or is over. */
export interface Addressed {
  readonly instanceId: string;
  readonly executionId: string;
  readonly message: Message;
}

/** The outcome of one episode. All of it is stored, or nothing. */
export interface EpisodeResult {
  readonly instance: Instance;
  readonly consumed: number;
  /** Appended; when `renewed` is set, the history starts afresh with nothing. */
  readonly events: readonly HistoryEvent[];
  readonly activities: readonly NewActivityWork[];
  readonly timers: readonly DueTimer[];
  readonly cancelledTimers: readonly number[];
  readonly children: readonly { readonly instance: Instance; readonly start: Message }[];
  readonly notices: readonly Addressed[];
  /** Messages of the next execution of an instance that continues as new, first of all. */
  readonly renewed?: readonly Message[];
}

export interface InstanceFilter {
  readonly createdFrom?: Date;
  readonly createdTo?: Date;
  readonly statuses?: readonly RuntimeStatus[];
  readonly idPrefix?: string;
}

export type ListPosition = Pick<Instance, 'createdAt' | 'id'>;

/**
 * What the engine must not forget. Every method is one transaction; none waits, so that nothing
 * comes between a decision and its storing.
 */
export interface Store {
  /** Puts an instance there with its first message. False when one with this id is not finished yet; a finished one is replaced. */
  create(instance: Instance, start: Message): boolean;
  instance(id: string): Instance | undefined;
  history(id: string): HistoryEvent[];
  /** Oldest first, from behind `after` on. */
  list(filter: InstanceFilter, top: number, after?: ListPosition): Instance[];
  /** Forgets a finished instance. False when there is none. */
  purge(id: string): boolean;

  /** False when the instance is not there or is finished. */
  post(id: string, message: Message): boolean;
  /** The message to take up next: a termination first; of a suspended instance only what may end that. */
  nextMessage(id: string, suspended: boolean): Waiting | undefined;
  /** Instances that have messages. */
  withMessages(): string[];
  commit(result: EpisodeResult): void;

  /** Work that has not ended, oldest first, from behind the given number on. */
  activities(afterWorkId: number): ActivityWork[];
  /** Takes a piece of work off the list and passes its end on, if the instance still waits for it. */
  endActivity(work: ActivityWork, message: Message): boolean;

  /** The timer that is due first. */
  nextTimer(): DueTimer | undefined;
  /** Takes a timer off the list and passes its firing on. */
  fire(timer: DueTimer, message: Message): boolean;

  close(): void;
}

export function isFinished(status: RuntimeStatus): boolean {
  return status === 'Completed' || status === 'Failed' || status === 'Terminated';
}
