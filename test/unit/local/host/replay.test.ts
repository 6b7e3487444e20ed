import { actionSchema, type Action } from '../../../../local/host/durable/protocol/actions';
import { replay } from '../../../../local/host/durable/replay/replay';
import { toScheduled } from '../../../../local/host/durable/replay/to-scheduled';
import type { HistoryEvent } from '../../../../local/host/durable/protocol/history';
import { at, completed, failed, fired, raised, START, started } from './histories';

const DAY = 24 * 3_600_000;

const action = (value: object): Action => actionSchema.parse(value);
const activity = (functionName: string) => action({ actionType: 0, functionName });
const timer = (ms: number, isCanceled = false) =>
  action({ actionType: 5, fireAt: at(ms).toISOString(), isCanceled });
const event = (externalEventName: string) => action({ actionType: 6, externalEventName });
const any = (...compoundActions: Action[]) => action({ actionType: 11, compoundActions });
const all = (...compoundActions: Action[]) => action({ actionType: 12, compoundActions });
const retried = (functionName: string, options: object = {}) =>
  action({
    actionType: 1,
    functionName,
    retryOptions: { firstRetryIntervalInMilliseconds: 100, maxNumberOfAttempts: 3, ...options },
  });

/** Plays episode after episode, and keeps what each has scheduled, as the engine does. */
function play(actions: readonly Action[], ...episodes: HistoryEvent[][]) {
  const history: HistoryEvent[] = [];
  const orders: string[][] = [];
  let last = replay([], actions);
  for (const events of [started, ...episodes]) {
    history.push(...events);
    last = replay(history, actions);
    history.push(...last.fresh.map((order) => toScheduled(order, 'i', at(0))));
    orders.push(
      last.fresh.map((order) =>
        order.kind === 'timer'
          ? `${order.id} timer ${order.fireAt.getTime() - START}`
          : `${order.id} ${order.name}`,
      ),
    );
  }
  return { orders, settled: last.settled, last };
}

describe('replay', () => {
  it('takes up an action when the one before it has ended', () => {
    const { orders, settled } = play(
      [activity('a'), activity('b')],
      completed(1, 0),
      completed(2, 1),
    );

    expect(orders).toEqual([['0 a'], ['1 b'], []]);
    expect(settled).toBe(true);
  });

  it('numbers the children of a compound in their order; events have no number', () => {
    const { orders } = play([any(event('e'), timer(5), all(activity('a'), activity('b')))]);

    expect(orders).toEqual([['0 timer 5', '1 a', '2 b']]);
  });

  it('ends Task.any with its first child and Task.all with its last, even after a failure', () => {
    const some = play([any(activity('a'), activity('b')), activity('c')], failed(1, 1));
    expect(some.orders).toEqual([['0 a', '1 b'], ['2 c']]);

    const every = play(
      [all(activity('a'), activity('b')), activity('c')],
      failed(1, 0),
      completed(2, 1),
    );
    expect(every.orders).toEqual([['0 a', '1 b'], [], ['2 c']]);
  });

  it('waits for an event, or takes one that came early', () => {
    expect(play([event('e'), activity('a')], raised(1, 'e')).orders).toEqual([[], ['0 a']]);
    const early = play([activity('a'), event('e'), activity('b')], raised(1, 'e'), completed(2, 0));
    expect(early.orders).toEqual([['0 a'], [], ['1 b']]);
  });

  it('retries after growing waits, and sets one more timer after the last attempt', () => {
    const options = { backoffCoefficient: 3 };
    const { orders } = play(
      [retried('a', options), activity('b')],
      ...[
        failed(10, 0),
        fired(110, 1),
        failed(120, 2),
        fired(420, 3),
        failed(430, 4),
        fired(430, 5),
      ],
    );

    expect(orders).toEqual([
      ...[['0 a'], ['1 timer 110'], ['2 a'], ['3 timer 420'], ['4 a'], ['5 timer 430'], ['6 b']],
    ]);
  });

  it('counts the attempts of a retried activity', () => {
    const { last } = play([retried('a')], failed(10, 0), fired(110, 1));

    expect(last.fresh).toMatchObject([{ kind: 'activity', attempt: 2 }]);
  });

  it('makes a timer of more than six days of steps of three', () => {
    const { orders, settled } = play([timer(7 * DAY)], fired(3 * DAY, 0), fired(7 * DAY, 1));

    expect(orders).toEqual([[`0 timer ${3 * DAY}`], [`1 timer ${7 * DAY}`], []]);
    expect(settled).toBe(true);
  });

  it('ends a long timer that was due while the host was down, without another step', () => {
    const { orders, settled } = play([timer(7 * DAY)], fired(9 * DAY, 0));

    expect(orders).toEqual([[`0 timer ${3 * DAY}`], []]);
    expect(settled).toBe(true);
  });

  it('names cancelled timers while they are open', () => {
    const actions = [any(event('e'), timer(50, true)), activity('a')];

    expect(play(actions, raised(1, 'e')).last.cancelledTimers).toEqual([0]);
    expect(play(actions, raised(1, 'e'), fired(50, 0)).last.cancelledTimers).toEqual([]);
  });

  it('hands over the events that nobody waited for when it continues as new', () => {
    const again = action({ actionType: 4, input: { n: 1 } });
    const { last } = play([event('e'), again], raised(1, 'other'), raised(2, 'e'));

    expect(last.continueAsNew).toMatchObject({ input: { n: 1 }, unprocessed: [{ Name: 'other' }] });
  });

  it('refuses actions that are not those of the history', () => {
    const history = [
      ...started,
      toScheduled({ kind: 'activity', id: 0, name: 'a', input: 1, attempt: 1 }, 'i', at(0)),
    ];

    expect(() => replay(history, [activity('b')])).toThrow(
      "step 0 was activity 'a' and now is activity 'b'",
    );
    expect(() => replay(history, [timer(1)])).toThrow("step 0 was activity 'a' and now is a timer");
    expect(() => replay(history, [])).toThrow("step 0 was activity 'a' and is not taken any more");
  });
});
