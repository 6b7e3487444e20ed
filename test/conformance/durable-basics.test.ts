import { RemoteClient } from './durable-client';
import { RunningApp } from './running-app';

describe('orchestrations on the local host', () => {
  const app = new RunningApp();
  const client = new RemoteClient(app);
  beforeAll(() => app.start());
  afterAll(() => app.dispose());

  it('chains activities and hands every kind of value through', async () => {
    const { runtimeStatus, output, instanceId } = await client.run('chain', { text: 'ü' });

    expect(runtimeStatus).toBe('Completed');
    expect(output).toEqual({
      texts: ['a', 'true', 7, { nested: [{ text: 'ü' }] }, null],
      id: instanceId,
    });
  });

  it('fans out and in', async () => {
    expect((await client.run('fanOut', 50)).output).toBe(2450);
  });

  it('sleeps at least as long as the timer says', async () => {
    expect((await client.run('sleep', 250)).output).toBeGreaterThanOrEqual(250);
  });

  it('runs several instances at the same time', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map((n) => client.start('sleep', 400 + n)));
    const ends = await Promise.all(ids.map((id) => client.end(id)));

    expect(ends.map(({ runtimeStatus }) => runtimeStatus)).toEqual(Array(4).fill('Completed'));
  });

  it('retries an activity until it succeeds', async () => {
    const input = { key: 'third', succeedsAt: 3, attempts: 5 };
    const { output } = await client.run('retry', input);

    expect(output).toEqual({ result: 3, after: 'after' });
    const times = app
      .recorded<{ key: string; at: number }>('flaky')
      .filter((t) => t.key === 'third');
    expect(times).toHaveLength(3);
    expect(times[1]!.at - times[0]!.at).toBeGreaterThanOrEqual(49);
    expect(times[2]!.at - times[1]!.at).toBeGreaterThanOrEqual(99);
  });

  it('gives up after the last attempt and goes on with the error', async () => {
    const input = { key: 'never', succeedsAt: 99, attempts: 3 };
    const { output } = await client.run('retry', input);

    expect(output).toEqual({ failed: true, after: 'after' });
    expect(app.recorded<{ key: string }>('flaky').filter((t) => t.key === 'never')).toHaveLength(3);
  });

  it('calls sub-orchestrations, with their own ids, and passes their failure on', async () => {
    const { output, instanceId } = await client.run('parent');
    const { unnamed } = output as { unnamed: { id: string } };

    expect(output).toEqual({
      named: { input: 'one', id: `${instanceId}-c`, parent: instanceId },
      // The execution's id and the number of the step.
      unnamed: {
        input: 'two',
        id: expect.stringMatching(/^[0-9a-f-]{36}:1$/) as string,
        parent: instanceId,
      },
      caught: true,
    });
    expect(await client.status(unnamed.id)).toMatchObject({ runtimeStatus: 'Completed' });
  });

  it('fails with the message of the error', async () => {
    const { runtimeStatus, output } = await client.run('fails');

    expect(runtimeStatus).toBe('Failed');
    expect(output).toBe("Orchestrator function 'fails' failed: deliberately");
  });

  it('fails an orchestrator that does not do the same in every replay', async () => {
    const { runtimeStatus, output } = await client.run('fickle');

    expect(runtimeStatus).toBe('Failed');
    expect(output).toMatch(
      /Non-deterministic orchestration: step 0 was activity 'echo' and now is/,
    );
  });

  it.each([
    ['callsHttp', 'callHttp'],
    ['callsEntity', 'callEntity'],
    ['retriesUntilTimeout', 'retryTimeoutInMilliseconds'],
  ])('says which construct of %s it does not support', async (name, construct) => {
    const { runtimeStatus, output } = await client.run(name);

    expect(runtimeStatus).toBe('Failed');
    expect(output).toContain(`not supported by the local host: ${construct}`);
  });
});
