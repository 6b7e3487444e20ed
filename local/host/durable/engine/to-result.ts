import { randomUUID } from 'node:crypto';
import type { HistoryEvent, Message } from '../protocol/history';
import type { Decision } from '../replay/decide';
import type { Order } from '../replay/sequence';
import { childInstanceId } from '../replay/to-scheduled';
import type { EpisodeResult, Instance } from '../store/store';
import { toParent, toStarted } from './to-messages';

interface Context {
  readonly instance: Instance;
  readonly messageId: number;
  /** The events that started the episode. */
  readonly taken: readonly HistoryEvent[];
  readonly now: Date;
  readonly keepEvents: boolean;
}

/** A result that changes nothing but the instance and its history. */
export function plainResult(
  messageId: number,
  instance: Instance,
  events: readonly HistoryEvent[],
): EpisodeResult {
  return {
    instance,
    consumed: messageId,
    events: events.map((event) => ({ ...event, IsPlayed: true })),
    activities: [],
    timers: [],
    cancelledTimers: [],
    children: [],
    notices: [],
  };
}

/** What the store is to write down for a decision. */
export function toResult(decision: Decision, context: Context): EpisodeResult {
  const { instance, messageId, taken, now } = context;
  const touched: Instance = {
    ...instance,
    status: 'Running',
    updatedAt: now.toISOString(),
    ...(decision.customStatus !== undefined && {
      customStatus: JSON.stringify(decision.customStatus),
    }),
  };
  const base = plainResult(messageId, touched, [...taken, ...decision.events]);
  const { end } = decision;
  switch (end?.kind) {
    case undefined:
      return {
        ...base,
        cancelledTimers: decision.cancelledTimers,
        ...toWork(decision, touched, now),
      };
    case 'completed': {
      const output = JSON.stringify(end.output);
      const notices = toParent(touched, { result: output }, now);
      return { ...base, instance: { ...touched, status: 'Completed', output }, notices };
    }
    case 'failed': {
      const output = JSON.stringify(end.reason);
      const notices = toParent(touched, { reason: end.reason }, now);
      return { ...base, instance: { ...touched, status: 'Failed', output }, notices };
    }
    case 'continuedAsNew': {
      const next = {
        ...touched,
        executionId: randomUUID(),
        input: JSON.stringify(end.input ?? null),
      };
      const kept: readonly Message[] = context.keepEvents ? end.unprocessed : [];
      return { ...base, instance: next, renewed: [toStarted(next, now), ...kept] };
    }
  }
}

function toWork({ orders, cancelledTimers }: Decision, instance: Instance, now: Date) {
  const { id: instanceId, executionId } = instance;
  const of = <K extends Order['kind']>(kind: K) =>
    orders.filter((order): order is Extract<Order, { kind: K }> => order.kind === kind);
  return {
    activities: of('activity').map(({ id: taskId, name, input, attempt }) => {
      const text = input === undefined ? null : JSON.stringify(input);
      return { instanceId, executionId, taskId, name, input: text, attempt };
    }),
    timers: of('timer')
      .filter(({ id }) => !cancelledTimers.includes(id))
      .map(({ id: timerId, fireAt }) => ({ instanceId, timerId, fireAt })),
    children: of('child').map((order) => {
      const child = toChild(order, instance, now);
      return { instance: child, start: toStarted(child, now) };
    }),
  };
}

function toChild(order: Extract<Order, { kind: 'child' }>, parent: Instance, now: Date): Instance {
  return {
    id: childInstanceId(order, parent.executionId),
    executionId: randomUUID(),
    name: order.name,
    version: order.version ?? '',
    status: 'Pending',
    input: JSON.stringify(order.input ?? null),
    output: null,
    customStatus: null,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    parent: { id: parent.id, executionId: parent.executionId, taskId: order.id },
  };
}
