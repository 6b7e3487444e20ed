import { setTimeout as sleep } from 'node:timers/promises';
import * as df from 'durable-functions';
import { record } from '../record.ts';

df.app.activity('echo', { handler: (input: unknown) => input });

df.app.activity('double', { handler: (number: number) => number * 2 });

const attempts = new Map<string, number>();

/** Fails until it has been called so many times with the same key. */
df.app.activity('flaky', {
  handler: ({ key, succeedsAt }: { key: string; succeedsAt: number }) => {
    const attempt = (attempts.get(key) ?? 0) + 1;
    attempts.set(key, attempt);
    record('flaky', { key, attempt, at: Date.now() });
    if (attempt < succeedsAt) throw new Error(`attempt ${attempt} of ${key}`);
    return attempt;
  },
});

/** Long enough to be killed in. */
df.app.activity('slow', {
  handler: async ({ key, ms }: { key: string; ms: number }) => {
    record('slow begins', key);
    await sleep(ms);
    record('slow ends', key);
    return key;
  },
});

df.app.activity('whoAmI', {
  handler: (_input: unknown, context) => context.triggerMetadata?.instanceId,
});
