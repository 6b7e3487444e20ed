import { CONFIG } from './support/client';
import { closeFixtures, startFixture } from './support/fixture';

afterEach(closeFixtures);

const FILE = { name: 'call.wav', content: 'audio' };

describe('faults', () => {
  it.each([
    [401, 'text/html', '401 Authorization Required'],
    [403, 'application/json; charset=utf-8', 'Entitlement check failed'],
    [429, 'text/plain', ''],
    [503, 'application/json; charset=utf-8', 'Internal Server Error'],
  ])('answer with %d as the service does', async (status, type, content) => {
    const { client, server } = await startFixture();
    server.faults.add({ operation: 'list', action: { status } });
    const answer = await client.call('GET', '/jobs');
    expect(answer).toMatchObject({ status, type });
    expect(answer.text).toContain(content);
    expect((await client.call('GET', '/jobs')).status).toBe(200);
  });

  it('cut a call before its effect, or after it', async () => {
    const { client, server } = await startFixture();
    server.faults.add({ operation: 'create', action: { cut: 'before' } });
    await expect(client.create(CONFIG, FILE)).rejects.toThrow();
    expect(await client.list()).toEqual([]);
    server.faults.add({ operation: 'create', action: { cut: 'after' } });
    await expect(client.create(CONFIG, FILE)).rejects.toThrow();
    expect(await client.list()).toHaveLength(1);
  });

  it('reject jobs, all of them or by their file', async () => {
    const { client, server } = await startFixture();
    server.faults.add({ file: 'bad', message: 'No good', outcome: 'trim_error', times: 'always' });
    server.faults.add({ job: 'reject', message: 'None at all', skip: 1 });
    expect((await client.ended(await client.upload(CONFIG, 'bad.wav'))).errors).toMatchObject([
      { message: 'No good' },
    ]);
    expect((await client.ended(await client.upload())).status).toBe('done');
    expect((await client.ended(await client.upload())).errors).toMatchObject([
      { message: 'None at all' },
    ]);
  });

  it('show a status that no client has heard of', async () => {
    const { client, server } = await startFixture();
    const id = await client.upload();
    await client.ended(id);
    server.faults.add({ job: 'status', status: 'meditating' });
    expect((await client.job(id)).status).toBe('meditating');
    expect((await client.job(id)).status).toBe('done');
  });

  it('are armed, listed and disarmed from outside, without a key', async () => {
    const { client, server } = await startFixture();
    const admin = server.url.replace(/\/v2$/, '/admin/faults');
    const fault = { operation: 'list', action: { status: 500 } };
    const armed = await fetch(admin, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
    expect(armed.status).toBe(201);
    expect(await armed.json()).toEqual({ faults: [{ ...fault, times: 1, skip: 0 }] });
    expect((await fetch(admin, { method: 'DELETE' })).status).toBe(204);
    expect(await (await fetch(admin)).json()).toEqual({ faults: [] });
    expect((await client.call('GET', '/jobs')).status).toBe(200);
    const wrong = await fetch(admin, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"operation":"nap"}',
    });
    expect(wrong.status).toBe(400);
  });
});

it('the journal tells what was asked and done, without secrets', async () => {
  const { client, server, recordings } = await startFixture();
  const fetch_data = { url: recordings.url('a.wav'), auth_headers: ['Authorization: Bearer s3'] };
  const { body } = await client.create({ ...CONFIG, fetch_data });
  const { id } = body as { id: string };
  await client.ended(id);
  await client.call('DELETE', `/jobs/${id}`);
  const url = server.url.replace(/\/v2$/, '/admin/journal');
  const { entries } = (await (await fetch(url)).json()) as { entries: object[] };
  expect(entries).toEqual(server.journal());
  expect(entries).toEqual([
    expect.objectContaining({ kind: 'job', status: 'running', jobId: id }),
    expect.objectContaining({ kind: 'call', operation: 'create', status: 201, jobId: id }),
    ...entries.slice(2, -2),
    expect.objectContaining({ kind: 'job', status: 'deleted', jobId: id }),
    expect.objectContaining({ kind: 'call', operation: 'delete', status: 200, jobId: id }),
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/secret-signature|s3|right-key/);
});
