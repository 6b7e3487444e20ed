import { randomUUID } from 'node:crypto';
import { parseKillPoint } from '../../local/host/kill-point';
import { RemoteClient } from './durable-client';
import { RunningApp } from './running-app';
import { until } from './until';

describe('a host with a kill point', () => {
  let settings: Record<string, string>;
  let app: RunningApp;
  let client: RemoteClient;
  beforeEach(() => {
    settings = {};
    app = new RunningApp({ settings });
    client = new RemoteClient(app);
  });
  afterEach(() => app.dispose());

  /** Starts an orchestration on a host that dies at this point, and gives its id. */
  async function dieAt(point: string, name: string, input: unknown): Promise<string> {
    settings.HOST_KILL_AT = point;
    await app.start();
    const id = randomUUID();
    // The host may be gone before it can answer.
    await client.start(name, input, id).catch(() => undefined);
    await until(() => app.output.includes('Killed at'));
    return id;
  }

  async function startAgain(): Promise<void> {
    delete settings.HOST_KILL_AT;
    await app.start();
  }

  it.each([
    ['before', [], ['k']],
    ['after-effect', ['k'], ['k', 'k']],
    ['after-record', ['k'], ['k']],
  ])('dies %s of an activity, and the next one goes on there', async (moment, begun, inAll) => {
    const id = await dieAt(`activity:slow:${moment}`, 'slowly', { keys: ['k'], ms: 1 });
    expect(app.recorded('slow begins')).toEqual(begun);

    await startAgain();

    expect((await client.end(id)).output).toEqual(['k']);
    expect(app.recorded('slow begins')).toEqual(inAll);
  });

  it('dies when it comes past for the time that was said', async () => {
    const keys = ['a', 'b', 'c'];
    const id = await dieAt('activity:slow:before#3', 'slowly', { keys, ms: 1 });
    expect(app.recorded('slow ends')).toEqual(['a', 'b']);

    await startAgain();

    expect((await client.end(id)).output).toEqual(keys);
  });

  it.each(['before', 'after-effect', 'after-record'])(
    'dies %s of an episode, and the next one goes on there',
    async (moment) => {
      const id = await dieAt(`orchestrator:fanOut:${moment}#2`, 'fanOut', 4);
      await startAgain();

      expect((await client.end(id)).output).toBe(12);
    },
  );

  it('dies in a triggered function', async () => {
    settings.HOST_KILL_AT = 'trigger:greeting:after-effect';
    await app.start();

    await expect(fetch(`${app.url}/api/greetings/you`)).rejects.toThrow();
    await until(() => app.output.includes('Killed at trigger:greeting:after-effect#1'));
  });

  it('does not start with one that it cannot read', async () => {
    settings.HOST_KILL_AT = 'activity:slow';

    await expect(app.start()).rejects.toThrow('HOST_KILL_AT is "activity:slow". Write');
    expect(() => parseKillPoint('entity:x:before')).toThrow('HOST_KILL_AT');
  });
});
