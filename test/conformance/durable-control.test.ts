import { setTimeout as sleep } from 'node:timers/promises';
import { RemoteClient, type Status } from './durable-client';
import { RunningApp } from './running-app';

describe('control of instances on the local host', () => {
  const app = new RunningApp();
  const client = new RemoteClient(app);
  beforeAll(() => app.start());
  afterAll(() => app.dispose());

  it('delivers external events, also those that come before anybody waits', async () => {
    const id = await client.start('waitForTwo');
    await client.call('raiseEvent', { id, name: 'first', input: { n: 1 } });
    await client.call('raiseEvent', { id, name: 'second', input: 'two' });

    expect((await client.end(id)).output).toEqual({ first: { n: 1 }, second: 'two' });
  });

  it('shows a custom status', async () => {
    const id = await client.start('waitForTwo');

    expect((await client.until(id, 'Running')).customStatus).toEqual({
      waitingFor: ['first', 'second'],
    });
    await client.call('terminate', { id, input: 'enough' });
  });

  it('lets the first of timer and event win', async () => {
    expect((await client.run('eventOrTimer', 50)).output).toBe('timer');

    const id = await client.start('eventOrTimer', 3_600_000);
    await client.call('raiseEvent', { id, name: 'go', input: 1 });
    expect((await client.end(id)).output).toBe('event 1');
  });

  it('continues as new and keeps the events that nobody has waited for yet', async () => {
    const id = await client.start('countTicks', { seen: [], until: 5 });
    for (const input of [1, 2, 3, 4, 5])
      await client.call('raiseEvent', { id, name: 'tick', input });

    expect((await client.end(id)).output).toEqual([1, 2, 3, 4, 5]);
  });

  it('terminates an instance that waits, with the reason as its output', async () => {
    const id = await client.start('waitForTwo');
    await client.until(id, 'Running');
    await client.call('terminate', { id, input: 'not needed' });

    expect(await client.end(id)).toMatchObject({
      runtimeStatus: 'Terminated',
      output: 'not needed',
    });
    await expect(client.call('terminate', { id, input: 'again' })).resolves.toBeNull();
  });

  it('holds a suspended instance until it is resumed', async () => {
    const id = await client.start('eventOrTimer', 3_600_000);
    await client.until(id, 'Running');
    await client.call('suspend', { id, input: 'a break' });
    await client.until(id, 'Suspended');
    await client.call('raiseEvent', { id, name: 'go', input: 'early' });
    await sleep(100);
    expect((await client.status(id)).runtimeStatus).toBe('Suspended');

    await client.call('resume', { id, input: 'on we go' });
    expect((await client.end(id)).output).toBe('event "early"');
  });

  it('refuses to start an instance that has not finished, and runs a finished one anew', async () => {
    const id = await client.start('eventOrTimer', 3_600_000, 'only-one');
    await expect(client.start('eventOrTimer', 1, id)).rejects.toThrow('409');
    await client.call('raiseEvent', { id, name: 'go', input: 1 });
    await client.end(id);

    await client.start('eventOrTimer', 10, id);
    expect((await client.end(id)).output).toBe('timer');
  });

  it('says that an instance, a function or an id is not there', async () => {
    await expect(client.status('nobody')).rejects.toThrow('404');
    await expect(client.call('raiseEvent', { id: 'nobody', name: 'go', input: 1 })).rejects.toThrow(
      "No instance with ID 'nobody' found",
    );
    await expect(client.start('nothing')).rejects.toThrow('400');
    await expect(client.start('chain', 1, '@entity')).rejects.toThrow('400');
    await expect(client.call('rewind', { id: 'nobody', input: 'x' })).rejects.toThrow(
      'not supported by the local host: rewind',
    );
  });

  it('forgets finished instances, one or many', async () => {
    const before = new Date();
    const one = await client.run('chain');
    const failed = await client.run('fails');
    const running = await client.start('waitForTwo');

    const purge = (id: string) => client.call('purgeInstanceHistory', { id });
    expect(await purge(one.instanceId)).toEqual({ instancesDeleted: 1 });
    expect(await purge(one.instanceId)).toEqual({ instancesDeleted: 0 });
    expect(await purge(running)).toEqual({ instancesDeleted: 0 });

    const filter = { createdTimeFrom: before, runtimeStatus: ['Failed', 'Completed', 'Running'] };
    expect(await client.call('purgeInstanceHistoryBy', { filter })).toEqual({
      instancesDeleted: 1,
    });
    await expect(client.status(failed.instanceId)).rejects.toThrow('404');
    await client.call('terminate', { id: running, input: 'enough' });
  });

  it('lists all instances over as many pages as it takes, and by status', async () => {
    const ids = await Promise.all(Array.from({ length: 103 }, () => client.start('chain')));
    await Promise.all(ids.map((id) => client.end(id)));

    const all = await client.call<Status[]>('getStatusAll');
    expect(all.map(({ instanceId }) => instanceId)).toEqual(expect.arrayContaining(ids));
    const filter = { runtimeStatus: ['Running'] };
    expect(await client.call('getStatusBy', { filter })).toEqual([]);
  });
});
