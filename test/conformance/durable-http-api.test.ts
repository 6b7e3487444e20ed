import { RemoteClient } from './durable-client';
import { RunningApp } from './running-app';
import { until } from './until';

describe('the HTTP API of Durable Functions', () => {
  const app = new RunningApp();
  const client = new RemoteClient(app);
  beforeAll(() => app.start());
  afterAll(() => app.dispose());
  const hook = (path: string) => `${app.url}/runtime/webhooks/durabletask/${path}`;

  it('starts an instance and hands out links that work', async () => {
    const started = await fetch(hook('orchestrators/chain/by-http?code=x'), { method: 'POST' });
    expect(started.status).toBe(202);
    expect(started.headers.get('retry-after')).toBe('10');
    const links = (await started.json()) as { id: string; statusQueryGetUri: string };
    expect(links.id).toBe('by-http');
    expect(started.headers.get('location')).toBe(links.statusQueryGetUri);

    const status = await until(async () => {
      const response = await fetch(links.statusQueryGetUri);
      return response.status === 200 && ((await response.json()) as object);
    });
    expect(status).toMatchObject({ name: 'chain', runtimeStatus: 'Completed', input: null });
    expect(status).toHaveProperty('createdTime', expect.stringMatching(/^[\d-]{10}T[\d:]{8}Z$/));
  });

  it('answers 202 while an instance runs and 410 to events for one that is over', async () => {
    const id = await client.start('eventOrTimer', 3_600_000);
    expect((await fetch(hook(`instances/${id}`))).status).toBe(202);
    const raise = () =>
      fetch(hook(`instances/${id}/raiseEvent/go`), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '1',
      });
    expect((await raise()).status).toBe(202);
    await client.end(id);
    expect((await raise()).status).toBe(410);
  });

  it('refuses events that are not JSON', async () => {
    const id = await client.start('waitForTwo');
    const raise = (type: string, body: string) =>
      fetch(hook(`instances/${id}/raiseEvent/first`), {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
    expect((await raise('text/plain', '1')).status).toBe(400);
    expect((await raise('application/json', '{')).status).toBe(400);
    expect((await fetch(hook('orchestrators/chain'), { method: 'POST', body: '{' })).status).toBe(
      400,
    );
  });

  it('shows the history with names instead of numbers', async () => {
    const { instanceId } = await client.run('retry', { key: 'h', succeedsAt: 2, attempts: 2 });
    const query = 'showHistory=true&showHistoryOutput=true&showInput=false';
    const response = await fetch(hook(`instances/${instanceId}?${query}`));

    const status = (await response.json()) as { input: unknown; historyEvents: object[] };
    expect(status.input).toBeNull();
    expect(status.historyEvents).toMatchObject([
      { EventType: 'ExecutionStarted', FunctionName: 'retry' },
      { EventType: 'TaskFailed', FunctionName: 'flaky' },
      { EventType: 'TimerFired' },
      { EventType: 'TaskCompleted', FunctionName: 'flaky', Result: '2' },
      { EventType: 'TaskCompleted', FunctionName: 'echo', Result: '"after"' },
      { EventType: 'ExecutionCompleted', OrchestrationStatus: 'Completed' },
    ]);
  });

  it('answers 500 for a failed instance when asked to', async () => {
    const { instanceId } = await client.run('fails');
    const query = 'returnInternalServerErrorOnFailure=true';

    expect((await fetch(hook(`instances/${instanceId}`))).status).toBe(200);
    expect((await fetch(hook(`instances/${instanceId}?${query}`))).status).toBe(500);
  });

  it('pages through instances by a token', async () => {
    for (const name of ['page-1', 'page-2', 'page-3']) await client.start('chain', 1, name);
    const list = async (token: string) => {
      const response = await fetch(hook('instances/?instanceIdPrefix=page-&top=2'), {
        headers: { 'x-ms-continuation-token': token },
      });
      const page = (await response.json()) as { instanceId: string }[];
      const next = response.headers.get('x-ms-continuation-token') ?? '';
      return { ids: page.map(({ instanceId }) => instanceId), next };
    };
    const first = await list('');
    const second = await list(first.next);

    expect([...first.ids, ...second.ids].sort()).toEqual(['page-1', 'page-2', 'page-3']);
    expect(second.next).toBe('');
  });

  it('says that entities and restart are not supported', async () => {
    const entity = await fetch(hook('entities/counter/x'));
    expect(entity.status).toBe(501);
    expect(await entity.text()).toBe('not supported by the local host: entities');
    expect((await fetch(hook('instances/x/restart'), { method: 'POST' })).status).toBe(501);
  });

  it('lets a function answer with the links to an instance', async () => {
    const { instanceId } = await client.run('chain');
    const response = await fetch(`${app.url}/api/checks/${instanceId}`);

    expect(response.status).toBe(202);
    const { statusQueryGetUri } = (await response.json()) as { statusQueryGetUri: string };
    expect((await fetch(statusQueryGetUri)).status).toBe(200);
  });
});
