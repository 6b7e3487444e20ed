import * as df from 'durable-functions';
import type { OrchestrationContext, Task } from 'durable-functions';
import { AlreadyRunningError, createDurableWorld } from '../support/durable';

type Steps = Generator<Task, unknown, unknown>;

const START = new Date('2026-03-01T00:00:00.000Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const later = (context: OrchestrationContext, ms: number) =>
  new Date(context.df.currentUtcDateTime.getTime() + ms);

function worldWith(orchestrator: (context: OrchestrationContext) => Steps) {
  const world = createDurableWorld({ start: START });
  world.orchestration('main', orchestrator);
  return world;
}

describe('the virtual world of orchestrations', () => {
  it('lets three days pass in no time', async () => {
    const world = worldWith(function* (context) {
      yield context.df.createTimer(later(context, 3 * DAY));
      return context.df.currentUtcDateTime.toISOString();
    });
    const begun = performance.now();
    const { output } = await world.runToEnd(await world.start('main'));

    expect(output).toBe('2026-03-04T00:00:00.000Z');
    expect(world.now()).toEqual(new Date('2026-03-04T00:00:00.000Z'));
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it('makes a long timer of steps, as the SDK counts them', async () => {
    const world = worldWith(function* (context) {
      yield context.df.createTimer(later(context, 20 * DAY));
      return yield context.df.callActivity('echo', 'done');
    });
    world.activity('echo', (text: string) => text);
    const id = await world.start('main');

    expect((await world.runToEnd(id)).output).toBe('done');
    expect(world.now().getTime() - START.getTime()).toBe(20 * DAY);
    const steps = world.history(id).filter(({ EventType }) => EventType === 10);
    expect(steps).toHaveLength(6);
  });

  it('fires the timers of several instances in order, each at its own time', async () => {
    const world = worldWith(function* (context) {
      const hours = context.df.getInput<number>();
      yield context.df.createTimer(later(context, hours * HOUR));
      return yield context.df.callActivity('note', hours);
    });
    world.activity('note', (hours: number) => hours);
    for (const hours of [3, 1, 2]) await world.start('main', hours);
    await world.advance(150 * 60_000);

    expect(world.calls.map(({ input, at }) => [input, at.getTime() - START.getTime()])).toEqual([
      [1, HOUR],
      [2, 2 * HOUR],
    ]);
    expect(world.now().getTime() - START.getTime()).toBe(2.5 * HOUR);
  });

  describe('a race of timer and event', () => {
    const race = function* (context: OrchestrationContext): Steps {
      const timer = context.df.createTimer(later(context, HOUR));
      const event = context.df.waitForExternalEvent('ready');
      const first = yield context.df.Task.any([event, timer]);
      if (first === event) timer.cancel();
      return first === event ? event.result : 'too late';
    };

    it('is won by the event that comes before', async () => {
      const world = worldWith(race);
      const id = await world.start('main');
      await world.advance(HOUR - 1);
      world.raiseEvent(id, 'ready', { n: 1 });
      await world.runUntilIdle();

      expect(world.status(id)).toMatchObject({ runtimeStatus: 'Completed', output: { n: 1 } });
      await world.advance(DAY);
      expect(world.status(id).output).toEqual({ n: 1 });
    });

    it('is won by the timer otherwise, and a late event is refused', async () => {
      const world = worldWith(race);
      const id = await world.start('main');
      await world.advance(HOUR);

      expect(world.status(id).output).toBe('too late');
      expect(world.raiseEvent(id, 'ready')).toBe('finished');
    });
  });

  it('retries with growing waits, at exactly those times', async () => {
    const world = worldWith(function* (context) {
      const retry = new df.RetryOptions(10_000, 5);
      retry.backoffCoefficient = 2;
      retry.maxRetryIntervalInMilliseconds = 30_000;
      return yield context.df.callActivityWithRetry('flaky', retry, 'x');
    });
    world.activity('flaky', (_: string, { attempt }) => {
      if (attempt < 5) throw new Error(`attempt ${attempt}`);
      return attempt;
    });
    const { output } = await world.runToEnd(await world.start('main'));

    expect(output).toBe(5);
    const seconds = world.calls.map(({ at }) => (at.getTime() - START.getTime()) / 1_000);
    expect(seconds).toEqual([0, 10, 30, 60, 90]);
  });

  it('lets an activity start another instance, and refuses one that still runs', async () => {
    const world = worldWith(function* (context) {
      return yield context.df.callActivity('startOther', context.df.instanceId);
    });
    world.orchestration('other', function* (context) {
      yield context.df.createTimer(later(context, HOUR));
      return context.df.getInput<string>();
    });
    world.activity('startOther', async (by: string) => world.start('other', by, 'the-other'));
    await world.runToEnd(await world.start('main', undefined, 'first'));
    await expect(world.start('other', 'again', 'the-other')).rejects.toThrow(AlreadyRunningError);

    expect((await world.runToEnd('the-other')).output).toBe('first');
    expect(world.instances()).toEqual(['first', 'the-other']);
  });

  it('runs again what a crash has cut off', async () => {
    const world = worldWith(function* (context) {
      yield context.df.callActivity('first');
      return yield context.df.callActivity('second');
    });
    let crashes = 0;
    world.activity('first', () => 1);
    world.activity('second', () => {
      crashes += 1;
      if (crashes === 1) world.crash();
      return crashes;
    });
    const { output } = await world.runToEnd(await world.start('main'));

    expect(output).toBe(2);
    expect(world.calls.map(({ activity }) => activity)).toEqual(['first', 'second', 'second']);
  });

  it.each([
    [true, [1, 2]],
    [false, [1]],
  ])('with keepEvents %p has %j after continueAsNew', async (keepEvents, expected) => {
    const world = createDurableWorld({ start: START, keepEvents });
    world.orchestration('main', function* (context) {
      const seen = context.df.getInput<number[]>();
      const tick = (yield context.df.waitForExternalEvent('tick')) as number;
      context.df.setCustomStatus([...seen, tick]);
      // While this runs the second event is read, and nobody waits for it.
      yield context.df.createTimer(later(context, HOUR));
      context.df.continueAsNew([...seen, tick]);
    });
    const id = await world.start('main', []);
    world.raiseEvent(id, 'tick', 1);
    world.raiseEvent(id, 'tick', 2);
    await world.advance(3 * HOUR);

    expect(world.status(id).customStatus).toEqual(expected);
  });

  it('says when an instance waits for what time will not bring', async () => {
    const world = worldWith(function* (context) {
      return yield context.df.waitForExternalEvent('never');
    });
    const id = await world.start('main');

    await expect(world.runToEnd(id)).rejects.toThrow(
      'waits for something that no timer will bring',
    );
    world.terminate(id, 'enough');
    await world.runUntilIdle();
    expect(world.status(id)).toMatchObject({ runtimeStatus: 'Terminated', output: 'enough' });
  });

  it('keeps worlds apart that use the same names', async () => {
    const worlds = ['a', 'b'].map((answer) =>
      worldWith(function* (context) {
        return [answer, yield context.df.callActivity('which')];
      }),
    );
    worlds.forEach((world, index) => world.activity('which', () => index));
    const outputs = [];
    for (const world of worlds) outputs.push(await world.runToEnd(await world.start('main')));

    expect(outputs.map(({ output }) => output)).toEqual([
      ['a', 0],
      ['b', 1],
    ]);
  });

  it('runs activities that the app has registered itself', async () => {
    df.app.activity('registered', { handler: (text: string) => text.toUpperCase() });
    const world = worldWith(function* (context) {
      return yield context.df.callActivity('registered', 'text');
    });
    world.useRegistered();

    expect((await world.runToEnd(await world.start('main'))).output).toBe('TEXT');
  });
});
