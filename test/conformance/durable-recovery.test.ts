import { RemoteClient } from './durable-client';
import { RunningApp } from './running-app';
import { until } from './until';

describe('a host that is killed and started again', () => {
  const app = new RunningApp();
  const client = new RemoteClient(app);
  beforeEach(() => app.start());
  afterEach(() => app.kill());
  afterAll(() => app.dispose());

  it('runs an activity again that was cut off, and none that had ended', async () => {
    const id = await client.start('slowly', { keys: ['a1', 'a2', 'a3'], ms: 300 });
    await until(() => app.recorded('slow begins').includes('a2'));
    await app.kill();
    await app.start();

    expect((await client.end(id)).output).toEqual(['a1', 'a2', 'a3']);
    const begun = app.recorded<string>('slow begins').filter((key) => key.startsWith('a'));
    expect(begun).toEqual(['a1', 'a2', 'a2', 'a3']);
    expect(app.recorded('slow ends')).toEqual(['a1', 'a2', 'a3']);
  });

  it('fires a timer that came due while it was down', async () => {
    const id = await client.start('sleep', 1_000);
    await client.until(id, 'Running');
    await app.kill();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await app.start();

    const { output } = await client.end(id);
    expect(output).toBeGreaterThanOrEqual(1_000);
  });

  it('still waits for events', async () => {
    const id = await client.start('waitForTwo');
    await client.call('raiseEvent', { id, name: 'first', input: 1 });
    await client.until(id, 'Running');
    await app.kill();
    await app.start();
    expect((await client.status(id)).customStatus).toEqual({ waitingFor: ['first', 'second'] });

    await client.call('raiseEvent', { id, name: 'second', input: 2 });
    expect((await client.end(id)).output).toEqual({ first: 1, second: 2 });
  });

  it('loses nothing in the midst of a fan-out, wherever it is cut', async () => {
    const ids = await Promise.all([300, 301, 302].map((count) => client.start('fanOut', count)));
    for (const ms of [150, 80, 250]) {
      await new Promise((resolve) => setTimeout(resolve, ms));
      await app.kill();
      await app.start();
    }
    const ends = await Promise.all(ids.map((id) => client.end(id)));

    expect(ends.map(({ output }) => output)).toEqual([300, 301, 302].map((n) => n * (n - 1)));
  });

  it('lets a running activity end when it is asked to stop, and exits with 0', async () => {
    const id = await client.start('slowly', { keys: ['b1', 'b2'], ms: 300 });
    await until(() => app.recorded('slow begins').includes('b1'));

    expect(await app.stop()).toBe(0);
    expect(app.recorded('slow ends')).toContain('b1');
    expect(app.recorded('slow begins')).not.toContain('b2');
    expect(app.recorded('appTerminate')).toHaveLength(1);

    await app.start();
    expect((await client.end(id)).output).toEqual(['b1', 'b2']);
  });
});
