import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ScriptedEngine } from '../../../local/speech/scripted-engine';
import { CONFIG } from './support/client';
import { closeFixtures, startFixture } from './support/fixture';

afterEach(closeFixtures);

const DAY_MS = 24 * 3_600_000;

describe('a restart', () => {
  it('keeps jobs with their transcripts, recordings and the journal', async () => {
    const { client, restart, server } = await startFixture();
    const id = await client.upload();
    const before = await client.ended(id);
    const transcript = await client.call('GET', `/jobs/${id}/transcript`);
    const calls = server.journal().length;

    const after = await restart();
    expect(await after.client.job(id)).toEqual(before);
    expect(await after.client.call('GET', `/jobs/${id}/transcript`)).toEqual(transcript);
    expect((await after.client.call('GET', `/jobs/${id}/data`)).text).toBe('some audio');
    expect(after.server.journal().length).toBeGreaterThan(calls);
  });

  it('takes up a running job', async () => {
    const engine = new ScriptedEngine({ serviceMs: 600_000 });
    const { client, restart, recordings } = await startFixture({ engine });
    const uploaded = await client.upload();
    const fetch_data = { url: recordings.url('a.wav') };
    const { body } = await client.create({ ...CONFIG, fetch_data });

    const after = await restart({ engine: new ScriptedEngine() });
    expect((await after.client.ended(uploaded)).status).toBe('done');
    expect((await after.client.ended((body as { id: string }).id)).status).toBe('done');
  });

  it('does not take up a job that was deleted', async () => {
    const { client, restart } = await startFixture({
      engine: new ScriptedEngine({ serviceMs: 600_000 }),
    });
    const id = await client.upload();
    await client.call('DELETE', `/jobs/${id}?force=true`);
    const { client: again, dataDirectory } = await restart();
    expect((await again.call('GET', `/jobs/${id}`)).status).toBe(404);
    expect(await readdir(join(dataDirectory, 'audio'))).toEqual([]);
  });
});

describe('after seven days', () => {
  it('a job is expired and all of it gone', async () => {
    let now = Date.parse('2026-05-01T12:00:00Z');
    const { client, dataDirectory } = await startFixture({ clock: () => now });
    const id = await client.upload();
    await client.ended(id);
    now += 7 * DAY_MS - 1;
    expect((await client.job(id)).status).toBe('done');
    now += 1;
    for (const [path, error] of [
      ['', 'Job Expired'],
      ['/transcript', 'File Expired'],
      ['/data', 'File Expired'],
      ['/log', 'File Expired'],
    ]) {
      expect(await client.call('GET', `/jobs/${id}${path}`)).toMatchObject({
        status: 410,
        body: { code: 410, error },
      });
    }
    expect((await client.call('DELETE', `/jobs/${id}`)).status).toBe(410);
    expect(await client.list()).toEqual([]);
    expect(await readdir(join(dataDirectory, 'audio'))).toEqual([]);
  });

  it('a running job is still there', async () => {
    let now = Date.parse('2026-05-01T12:00:00Z');
    const engine = new ScriptedEngine({ serviceMs: 600_000 });
    const { client } = await startFixture({ engine, clock: () => now });
    const id = await client.upload();
    now += 30 * DAY_MS;
    expect((await client.job(id)).status).toBe('running');
  });
});
