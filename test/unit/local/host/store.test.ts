import {
  EventType,
  unnumbered,
  type Message,
} from '../../../../local/host/durable/protocol/history';
import { memoryStore } from '../../../../local/host/durable/store/sqlite-store';
import type { EpisodeResult, Instance, Store } from '../../../../local/host/durable/store/store';
import { at } from './histories';

const instance = (id: string, more: Partial<Instance> = {}): Instance => ({
  id,
  executionId: `${id}-1`,
  name: 'main',
  version: '',
  status: 'Running',
  input: null,
  output: null,
  customStatus: null,
  createdAt: at(0).toISOString(),
  updatedAt: at(0).toISOString(),
  ...more,
});

const event = (name: string): Message => ({
  EventType: EventType.EventRaised,
  ...unnumbered(at(0)),
  Name: name,
  Input: null,
});

const suspend: Message = {
  EventType: EventType.ExecutionSuspended,
  ...unnumbered(at(0)),
  Reason: '',
};
const resume: Message = { EventType: EventType.ExecutionResumed, ...unnumbered(at(0)), Reason: '' };
const terminate: Message = {
  EventType: EventType.ExecutionTerminated,
  ...unnumbered(at(0)),
  Input: '',
};

function result(of: Instance, store: Store, more: Partial<EpisodeResult> = {}): EpisodeResult {
  return {
    instance: of,
    consumed: store.nextMessage(of.id, false)?.messageId ?? -1,
    events: [],
    activities: [],
    timers: [],
    cancelledTimers: [],
    children: [],
    notices: [],
    ...more,
  };
}

const work = (instanceId: string, executionId: string) => ({
  instanceId,
  executionId,
  taskId: 0,
  name: 'a',
  input: null,
  attempt: 1,
});

describe('the store', () => {
  let store: Store;
  beforeEach(() => (store = memoryStore()));
  afterEach(() => store.close());

  it('replaces an instance only when it has finished', () => {
    expect(store.create(instance('a'), event('1'))).toBe(true);
    expect(store.create(instance('a'), event('2'))).toBe(false);
    store.commit(result(instance('a', { status: 'Completed' }), store, { events: [event('1')] }));
    expect(store.history('a')).toHaveLength(1);

    expect(store.create(instance('a', { executionId: 'a-2' }), event('3'))).toBe(true);
    expect(store.history('a')).toEqual([]);
  });

  it('takes a termination before anything else, and of a suspended instance nothing else', () => {
    store.create(instance('a'), event('first'));
    for (const message of [event('second'), suspend, resume]) store.post('a', message);

    expect(store.nextMessage('a', false)?.message).toMatchObject({ Name: 'first' });
    expect(store.nextMessage('a', true)?.message).toEqual(suspend);
    store.post('a', terminate);
    expect(store.nextMessage('a', false)?.message).toEqual(terminate);
    expect(store.nextMessage('a', true)?.message).toEqual(terminate);
  });

  it('drops the end of an activity that an older execution has called', () => {
    store.create(instance('a'), event('start'));
    store.commit(
      result(instance('a'), store, { activities: [work('a', 'a-1'), work('a', 'gone')] }),
    );
    const [mine, foreign] = store.activities(0);

    expect(store.endActivity(foreign!, event('x'))).toBe(false);
    expect(store.endActivity(mine!, event('y'))).toBe(true);
    expect(store.endActivity(mine!, event('again'))).toBe(false);
    expect(store.activities(0)).toEqual([]);
    expect(store.nextMessage('a', false)?.message).toMatchObject({ Name: 'y' });
  });

  it('names the timer that is due first, and forgets those of an instance that is over', () => {
    store.create(instance('a'), event('start'));
    const timers = [30, 10, 20].map((ms, timerId) => ({
      instanceId: 'a',
      timerId,
      fireAt: at(ms),
    }));
    store.commit(result(instance('a'), store, { timers, cancelledTimers: [] }));
    expect(store.nextTimer()?.timerId).toBe(1);
    expect(store.fire(timers[1]!, event('fired'))).toBe(true);
    expect(store.fire(timers[1]!, event('fired'))).toBe(false);

    store.commit(result(instance('a'), store, { cancelledTimers: [2] }));
    expect(store.nextTimer()?.timerId).toBe(0);
    store.commit(result(instance('a', { status: 'Failed' }), store));
    expect(store.nextTimer()).toBeUndefined();
  });

  it('starts an execution afresh with what is not of the old one', () => {
    store.create(instance('a'), event('start'));
    store.commit(result(instance('a'), store, { events: [event('start')] }));
    const done: Message = {
      EventType: EventType.TaskCompleted,
      ...unnumbered(at(0)),
      TaskScheduledId: 0,
      Result: null,
    };
    for (const message of [event('consumed'), done, event('waits')]) store.post('a', message);
    const next = instance('a', { executionId: 'a-2' });
    store.commit(result(next, store, { renewed: [event('new start'), event('unprocessed')] }));

    expect(store.history('a')).toEqual([]);
    const names: unknown[] = [];
    for (
      let message = store.nextMessage('a', false);
      message;
      message = store.nextMessage('a', false)
    ) {
      names.push('Name' in message.message && message.message.Name);
      store.commit(result(next, store));
    }
    expect(names).toEqual(['new start', 'unprocessed', 'waits']);
  });

  it('tells a parent whose sub-orchestration takes an id that is in use', () => {
    store.create(instance('parent'), event('start'));
    store.create(instance('child'), event('start'));
    const parent = { id: 'parent', executionId: 'parent-1', taskId: 4 };
    const child = { instance: instance('child', { parent }), start: event('start') };
    store.commit(result(instance('parent'), store, { children: [child] }));

    expect(store.nextMessage('parent', false)?.message).toMatchObject({
      EventType: EventType.SubOrchestrationInstanceFailed,
      TaskScheduledId: 4,
      Reason: expect.stringContaining("'child' with the status Running already exists") as string,
    });
  });

  it('lists by time, status and prefix, page by page', () => {
    for (const [index, id] of ['a-1', 'b-1', 'a-2', 'a-3'].entries()) {
      store.create(instance(id, { createdAt: at(index).toISOString() }), event('start'));
    }
    const first = store.list({ idPrefix: 'a-' }, 2);
    const rest = store.list({ idPrefix: 'a-' }, 2, first.at(-1));

    expect([...first, ...rest].map(({ id }) => id)).toEqual(['a-1', 'a-2', 'a-3']);
    expect(store.list({ createdFrom: at(1), createdTo: at(2) }, 9).map(({ id }) => id)).toEqual([
      'b-1',
      'a-2',
    ]);
    expect(store.list({ statuses: ['Failed'] }, 9)).toEqual([]);
  });
});
