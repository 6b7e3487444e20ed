import { EventType, type Scheduled } from '../protocol/history';
import type { Order } from './sequence';

/** The history event of something newly scheduled. */
export function toScheduled(order: Order, executionId: string, now: Date): Scheduled {
  const common = { EventId: order.id, IsPlayed: false, Timestamp: now.toISOString() };
  switch (order.kind) {
    case 'activity':
      return {
        EventType: EventType.TaskScheduled,
        ...common,
        Name: order.name,
        Version: '',
        Input: JSON.stringify([order.input ?? null]),
      };
    case 'child':
      return {
        EventType: EventType.SubOrchestrationInstanceCreated,
        ...common,
        Name: order.name,
        Version: order.version ?? '',
        InstanceId: childInstanceId(order, executionId),
        Input: JSON.stringify(order.input ?? null),
      };
    case 'timer':
      return { EventType: EventType.TimerCreated, ...common, FireAt: order.fireAt.toISOString() };
  }
}

/**
 * The id that the orchestrator chose for a sub-orchestration, or that of the parent's execution with
 * the step's number, as DurableTask makes it: a parent that runs anew never meets an old child.
 */
export function childInstanceId(
  order: { readonly id: number; readonly instanceId?: string | undefined },
  parentExecutionId: string,
): string {
  return order.instanceId ?? `${parentExecutionId}:${order.id}`;
}
