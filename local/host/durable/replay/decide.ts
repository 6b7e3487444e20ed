import type { OrchestratorAnswer } from '../protocol/orchestrator-answer';
import { EventType, unnumbered, type EventRaised, type HistoryEvent } from '../protocol/history';
import { replay, type Replayed } from './replay';
import { NonDeterminismError, type Order } from './sequence';
import { toScheduled } from './to-scheduled';

/** How an execution ended. `output` and `input` are JSON values. */
export type End =
  | { readonly kind: 'completed'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly reason: string }
  | {
      readonly kind: 'continuedAsNew';
      readonly input: unknown;
      readonly unprocessed: readonly EventRaised[];
    };

/** What an episode adds to the history, and what has to be set in motion for it. */
export interface Decision {
  readonly events: readonly HistoryEvent[];
  readonly orders: readonly Order[];
  readonly cancelledTimers: readonly number[];
  readonly customStatus?: unknown;
  readonly end?: End;
}

export interface Episode {
  /** All events, those that started the episode included. */
  readonly history: readonly HistoryEvent[];
  readonly answer: OrchestratorAnswer;
  readonly instance: { readonly executionId: string; readonly name: string };
  readonly now: Date;
}

/** Turns what an orchestrator answered into the next part of its history. Pure. */
export function decide({ history, answer, instance, now }: Episode): Decision {
  const custom = answer.customStatus === undefined ? {} : { customStatus: answer.customStatus };
  const fail = (error: string): Decision =>
    ending({ kind: 'failed', reason: `Orchestrator function '${instance.name}' failed: ${error}` });
  const ending = (end: End): Decision => ({
    events: [
      ...completed(end, now),
      { EventType: EventType.OrchestratorCompleted, ...unnumbered(now) },
    ],
    orders: [],
    cancelledTimers: [],
    ...custom,
    end,
  });

  if (answer.actions.length === 0 && answer.error !== undefined) return fail(answer.error);
  let replayed: Replayed;
  try {
    replayed = replay(history, answer.actions);
  } catch (error) {
    if (error instanceof NonDeterminismError) return fail(error.message);
    throw error;
  }
  const { fresh, settled, cancelledTimers, continueAsNew } = replayed;
  if (settled) {
    if (answer.error !== undefined) return fail(answer.error);
    if (continueAsNew) return ending({ kind: 'continuedAsNew', ...continueAsNew });
    if (answer.isDone) return ending({ kind: 'completed', output: answer.output ?? null });
  }
  return {
    events: [
      ...fresh.map((order) => toScheduled(order, instance.executionId, now)),
      { EventType: EventType.OrchestratorCompleted, ...unnumbered(now) },
    ],
    orders: fresh,
    cancelledTimers,
    ...custom,
  };
}

function completed(end: End, now: Date): HistoryEvent[] {
  if (end.kind === 'continuedAsNew') return [];
  const how =
    end.kind === 'completed'
      ? { OrchestrationStatus: 'Completed' as const, Result: JSON.stringify(end.output) }
      : { OrchestrationStatus: 'Failed' as const, Result: end.reason };
  return [{ EventType: EventType.ExecutionCompleted, ...unnumbered(now), ...how }];
}
