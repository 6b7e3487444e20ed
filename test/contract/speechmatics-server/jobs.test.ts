import { ScriptedEngine } from '../../../local/speech/scripted-engine';
import { asking, Client, CONFIG } from './support/client';
import { closeFixtures, KEY, startFixture } from './support/fixture';

afterEach(closeFixtures);

const fetching = (url: string) => ({ ...CONFIG, fetch_data: { url } });
const text = expect.any(String) as string;

describe('a job', () => {
  it('is made of an upload, whatever the order of its parts', async () => {
    const { client } = await startFixture();
    const id = await client.upload(asking({ model: 'enhanced' }), 'Ü call.wav');
    expect(id).toMatch(/^[a-z0-9]{10}$/);

    expect(await client.ended(id)).toMatchObject({
      id,
      status: 'done',
      data_name: 'Ü call.wav',
      duration: expect.any(Number) as number,
      config: asking({ model: 'enhanced' }),
    });
  });

  it('is made of a link, which is fetched as the service does it', async () => {
    const { client, recordings } = await startFixture();
    const agents: (string | undefined)[] = [];
    const keys: (string | undefined)[] = [];
    const fetch_data = {
      url: recordings.url('a b.wav'),
      auth_headers: ['Authorization: Bearer for-the-store'],
    };
    recordings.answer('a%20b.wav', (request, response) => {
      agents.push(request.headers['user-agent']);
      keys.push(request.headers.authorization);
      response.end('audio');
    });
    const answer = await client.create({ ...CONFIG, fetch_data });
    const { id } = answer.body as { id: string };

    expect(await client.ended(id)).toMatchObject({ status: 'done', data_name: 'a b.wav' });
    expect(agents).toEqual(['Speechmatics-API/2.0']);
    expect(keys).toEqual(['Bearer for-the-store']);
  });

  it('is rejected when its link can not be fetched, with an error for each try', async () => {
    const { client, recordings } = await startFixture();
    recordings.answer('gone.wav', (_request, response) => response.writeHead(404).end());
    const answer = await client.create(fetching(recordings.url('gone.wav')));
    const job = await client.ended((answer.body as { id: string }).id);

    expect(job.status).toBe('rejected');
    expect(job.errors).toEqual(
      Array.from({ length: 4 }, () => ({
        message: 'unable to fetch audio: http status code 404',
        timestamp: text,
      })),
    );
    expect(recordings.requests).toHaveLength(4);
  });

  it('goes on when a later try to fetch succeeds', async () => {
    const { client, recordings } = await startFixture();
    let tries = 0;
    recordings.answer('busy.wav', (_request, response) => {
      tries += 1;
      response.writeHead(tries < 3 ? 503 : 200).end('audio');
    });
    const answer = await client.create(fetching(recordings.url('busy.wav')));
    const job = await client.ended((answer.body as { id: string }).id);

    expect(job).toMatchObject({ status: 'done' });
    expect(job.errors).toHaveLength(2);
  });

  it('is rejected when it is no audio', async () => {
    const failure = { kind: 'InvalidData', message: 'no stream was found' } as const;
    const engine = new ScriptedEngine({ script: { 'call.wav': { failure } } });
    const { client } = await startFixture({ engine });
    const job = await client.ended(await client.upload());

    expect(job).toMatchObject({
      status: 'rejected',
      errors: [{ message: 'Job rejected due to invalid audio: no stream was found' }],
    });
  });

  it('is rejected when its language is to be identified and nobody speaks', async () => {
    const engine = new ScriptedEngine({ script: { 'call.wav': { phrases: [] } } });
    const { client } = await startFixture({ engine });
    const job = await client.ended(await client.upload(asking({ language: 'auto' })));
    expect(job.errors?.[0]?.message).toBe('No speech found for language identification');

    const usual = {
      ...asking({ language: 'auto' }),
      language_identification_config: { default_language: 'en' },
    };
    expect((await client.ended(await client.upload(usual))).status).toBe('done');
  });
});

describe('a read of a running job', () => {
  const slow = () => startFixture({ engine: new ScriptedEngine({ serviceMs: 400 }) });

  it('is held back until the job has ended', async () => {
    const { client } = await slow();
    const id = await client.upload();
    expect((await client.job(id, '')).status).toBe('done');
  });

  it('is answered at once with wait=0', async () => {
    const { client } = await slow();
    const id = await client.upload();
    expect((await client.job(id)).status).toBe('running');
    const transcript = await client.call('GET', `/jobs/${id}/transcript?wait=0`);
    expect(transcript).toMatchObject({
      status: 404,
      body: { code: 404, error: 'Transcription not ready' },
    });
    expect((await client.call('GET', `/jobs/${id}/log`)).status).toBe(404);
  });

  it('holds back the transcript as well', async () => {
    const { client } = await slow();
    const id = await client.upload();
    expect((await client.call('GET', `/jobs/${id}/transcript`)).status).toBe(200);
  });

  it('may be saved by waiting in the request that creates it', async () => {
    const { client } = await slow();
    const file = { name: 'call.wav', content: 'audio' };
    const waited = await client.create(CONFIG, file, '?wait=30&format=txt');
    expect(waited).toMatchObject({
      status: 201,
      body: { id: text, status: 'done', txt: expect.stringContaining('SPEAKER: UU') as string },
    });
    const hasty = await client.create(CONFIG, file, '?wait=0');
    expect(hasty).toMatchObject({ status: 201, body: { id: text, status: 'created' } });
    const json = await client.create(CONFIG, file, '?wait=30');
    expect(json.body).toMatchObject({ 'json-v2': { format: '2.9' } });
  });
});

describe('the list of jobs', () => {
  it('has the newest first, in pages by time of creation', async () => {
    let now = Date.parse('2026-05-01T12:00:00Z');
    const { client } = await startFixture({ clock: () => now });
    const ids: string[] = [];
    for (let made = 0; made < 3; made += 1) {
      ids.unshift(await client.upload());
      now += 1000;
    }
    const first = await client.list('?limit=2');
    expect(first.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const before = encodeURIComponent(first.at(-1)?.created_at ?? '');
    const second = await client.list(`?limit=2&created_before=${before}`);
    expect(second.map(({ id }) => id)).toEqual(ids.slice(2));
  });

  it('leaves out deleted ones unless they are asked for', async () => {
    const { client } = await startFixture();
    const id = await client.upload();
    await client.ended(id);
    await client.call('DELETE', `/jobs/${id}`);

    expect(await client.list()).toEqual([]);
    expect(await client.list('?include_deleted=true')).toMatchObject([{ id, status: 'deleted' }]);
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=ten',
    'created_before=monday',
    'include_deleted=perhaps',
  ])('refuses %s', async (query) => {
    const { client } = await startFixture();
    expect(await client.call('GET', `/jobs?${query}`)).toMatchObject({
      status: 422,
      body: { code: 422, error: text },
    });
  });
});

describe('deleting', () => {
  it('takes the job with its transcript and its recording', async () => {
    const { client } = await startFixture();
    const id = await client.upload();
    await client.ended(id);
    expect((await client.call('GET', `/jobs/${id}/data`)).text).toBe('some audio');

    expect(await client.call('DELETE', `/jobs/${id}`)).toMatchObject({
      status: 200,
      body: { job: { id, status: 'deleted' } },
    });
    for (const path of ['', '/transcript', '/data', '/log']) {
      expect(await client.call('GET', `/jobs/${id}${path}`)).toMatchObject({
        status: 404,
        body: { error: 'Job not found' },
      });
    }
    expect((await client.call('DELETE', `/jobs/${id}`)).status).toBe(404);
  });

  it('ends a running job only by force', async () => {
    const engine = new ScriptedEngine({ serviceMs: 60_000 });
    const { client } = await startFixture({ engine });
    const id = await client.upload();

    expect(await client.call('DELETE', `/jobs/${id}`)).toMatchObject({
      status: 423,
      body: { code: 423, error: 'Resource Locked' },
    });
    expect((await client.job(id)).status).toBe('running');
    expect((await client.call('DELETE', `/jobs/${id}?force=true`)).status).toBe(200);
    expect((await client.call('GET', `/jobs/${id}`)).status).toBe(404);
  });
});

describe('usage and log', () => {
  it('counts jobs that are done, deleted ones too', async () => {
    const call = { phrases: [], durationMs: 1_800_000 };
    const engine = new ScriptedEngine({ script: () => call });
    const { client } = await startFixture({ engine });
    for (const model of ['enhanced', 'enhanced', 'standard']) {
      const id = await client.upload(asking({ model }));
      await client.ended(id);
      if (model === 'standard') await client.call('DELETE', `/jobs/${id}`);
    }
    expect((await client.call('GET', '/usage')).body).toMatchObject({
      summary: [{ mode: 'batch', type: 'transcription', count: 3, duration_hrs: 1.5 }],
      details: [
        { language: 'en', operating_point: 'enhanced', count: 2, duration_hrs: 1 },
        { language: 'en', operating_point: 'standard', count: 1, duration_hrs: 0.5 },
      ],
    });
    const later = await client.call('GET', '/usage?since=2999-01-01&until=2999-01-02');
    expect(later.body).toMatchObject({ summary: [], details: [] });
  });

  it('has a log of a job that has ended', async () => {
    const { client } = await startFixture();
    const id = await client.upload();
    await client.ended(id);
    expect(await client.call('GET', `/jobs/${id}/log`)).toMatchObject({
      status: 200,
      type: expect.stringContaining('text/plain') as string,
    });
  });
});

it('works on many jobs at a time', async () => {
  const { client, server } = await startFixture({
    engine: new ScriptedEngine({ serviceMs: 150 }),
  });
  const ids = await Promise.all(Array.from({ length: 8 }, () => client.upload()));
  const statuses = await Promise.all(ids.map((id) => new Client(server.url, KEY).job(id)));
  expect(statuses.map(({ status }) => status)).toEqual(ids.map(() => 'running'));
  for (const id of ids) expect((await client.ended(id)).status).toBe('done');
});
