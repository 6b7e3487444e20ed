import * as df from 'durable-functions';
import type { OrchestrationContext } from 'durable-functions';

type Steps<T = unknown> = Generator<df.Task, T, unknown>;

const later = (context: OrchestrationContext, ms: number) =>
  new Date(context.df.currentUtcDateTime.getTime() + ms);

df.app.orchestration('chain', function* (context: OrchestrationContext): Steps {
  const input = context.df.getInput<unknown>();
  const texts = [];
  for (const value of ['a', 'true', 7, { nested: [input] }, null]) {
    texts.push(yield context.df.callActivity('echo', value));
  }
  return { texts, id: yield context.df.callActivity('whoAmI') };
});

df.app.orchestration('fanOut', function* (context: OrchestrationContext): Steps {
  const count = context.df.getInput<number>();
  const tasks = Array.from({ length: count }, (_, i) => context.df.callActivity('double', i));
  const results = (yield context.df.Task.all(tasks)) as number[];
  return results.reduce((sum, one) => sum + one, 0);
});

df.app.orchestration('sleep', function* (context: OrchestrationContext): Steps {
  const began = context.df.currentUtcDateTime;
  yield context.df.createTimer(later(context, context.df.getInput<number>()));
  return context.df.currentUtcDateTime.getTime() - began.getTime();
});

df.app.orchestration('waitForTwo', function* (context: OrchestrationContext): Steps {
  context.df.setCustomStatus({ waitingFor: ['first', 'second'] });
  const second = yield context.df.waitForExternalEvent('second');
  const first = yield context.df.waitForExternalEvent('first');
  return { first, second };
});

df.app.orchestration('eventOrTimer', function* (context: OrchestrationContext): Steps {
  const timer = context.df.createTimer(later(context, context.df.getInput<number>()));
  const event = context.df.waitForExternalEvent('go');
  const winner = yield context.df.Task.any([event, timer]);
  if (winner === timer) return 'timer';
  timer.cancel();
  return `event ${JSON.stringify(event.result)}`;
});

df.app.orchestration('retry', function* (context: OrchestrationContext): Steps {
  const { attempts, ...input } = context.df.getInput<{
    key: string;
    succeedsAt: number;
    attempts: number;
  }>();
  const retry = new df.RetryOptions(50, attempts);
  retry.backoffCoefficient = 2;
  try {
    const result = yield context.df.callActivityWithRetry('flaky', retry, input);
    const after = yield context.df.callActivity('echo', 'after');
    return { result, after };
  } catch (error) {
    const after = yield context.df.callActivity('echo', 'after');
    return { failed: error instanceof Error && error.message.includes('attempt'), after };
  }
});

df.app.orchestration('parent', function* (context: OrchestrationContext): Steps {
  const named = yield context.df.callSubOrchestrator('child', 'one', `${context.df.instanceId}-c`);
  const unnamed = yield context.df.callSubOrchestrator('child', 'two');
  try {
    yield context.df.callSubOrchestrator('fails', 'three');
  } catch (error) {
    const caught = error instanceof Error && error.message.includes('deliberately');
    return { named, unnamed, caught };
  }
});

df.app.orchestration('child', function* (context: OrchestrationContext): Steps {
  const input = context.df.getInput<string>();
  yield context.df.callActivity('echo', input);
  return { input, id: context.df.instanceId, parent: context.df.parentInstanceId };
});

df.app.orchestration('fails', function* (context: OrchestrationContext): Steps {
  yield context.df.callActivity('echo', 1);
  throw new Error('deliberately');
});

/** Goes round until it has seen so many `tick` events, one in each execution. */
df.app.orchestration('countTicks', function* (context: OrchestrationContext): Steps {
  const { seen, until } = context.df.getInput<{ seen: number[]; until: number }>();
  const tick = (yield context.df.waitForExternalEvent('tick')) as number;
  yield context.df.callActivity('echo', tick);
  const all = [...seen, tick];
  if (all.length === until) return all;
  context.df.continueAsNew({ seen: all, until });
});

df.app.orchestration('slowly', function* (context: OrchestrationContext): Steps {
  const { keys, ms } = context.df.getInput<{ keys: string[]; ms: number }>();
  const done = [];
  for (const key of keys) done.push(yield context.df.callActivity('slow', { key, ms }));
  return done;
});

df.app.orchestration('callsHttp', function* (context: OrchestrationContext): Steps<void> {
  yield context.df.callHttp({ method: 'GET', url: 'http://127.0.0.1:1/' });
});

df.app.orchestration('callsEntity', function* (context: OrchestrationContext): Steps<void> {
  yield context.df.callEntity(new df.EntityId('counter', 'x'), 'get');
});

df.app.orchestration('retriesUntilTimeout', function* (context: OrchestrationContext): Steps<void> {
  const retry = new df.RetryOptions(50, 2);
  retry.retryTimeoutInMilliseconds = 1_000;
  yield context.df.callActivityWithRetry('echo', retry, 1);
});

let runs = 0;

/** Does something else in every replay, which no orchestrator may. */
df.app.orchestration('fickle', function* (context: OrchestrationContext): Steps<void> {
  runs += 1;
  yield context.df.callActivity(runs % 2 === 1 ? 'echo' : 'double', 1);
  yield context.df.callActivity('echo', 2);
});
