import { ScriptedLiveEngine } from '../../../local/live/scripted-live-engine';
import { ScriptedEngine } from '../../../local/speech/scripted-engine';
import { asking, Client, CONFIG } from './support/client';
import { closeFixtures, KEY, startFixture } from './support/fixture';

afterEach(closeFixtures);

const FILE = { name: 'call.wav', content: 'audio' };
const text = expect.any(String) as string;

describe('credentials', () => {
  it.each([
    ['no key', undefined],
    ['a wrong key', 'wrong-key'],
  ])('refuses %s with a page, as the proxy does', async (_case, key) => {
    const { server } = await startFixture();
    const answer = await new Client(server.url, key).call('GET', '/jobs');
    expect(answer).toMatchObject({ status: 401, type: 'text/html' });
    expect(answer.text).toContain('<h1>401 Authorization Required</h1>');
  });

  it('lets any key in where none is set', async () => {
    const { server } = await startFixture({}, 'any key');
    expect((await new Client(server.url, 'any').call('GET', '/jobs')).status).toBe(200);
    expect((await new Client(server.url, undefined).call('GET', '/jobs')).status).toBe(401);
  });
});

describe('temporary keys', () => {
  const keyOf = async (url: string, type: string) => {
    const response = await fetch(`${url.replace(/v2$/, 'v1')}/api_keys?type=${type}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ttl: 60, client_ref: 'a-user' }),
    });
    return ((await response.json()) as { key_value: string }).key_value;
  };

  it('let in where they are for batch, but not to the usage', async () => {
    const { server } = await startFixture({
      live: { engine: new ScriptedLiveEngine(), keys: [KEY] },
    });
    const batch = new Client(server.url, await keyOf(server.url, 'batch'));
    expect((await batch.call('GET', '/jobs')).status).toBe(200);
    expect((await batch.call('GET', '/usage')).status).toBe(403);
    const live = new Client(server.url, await keyOf(server.url, 'rt'));
    expect((await live.call('GET', '/jobs')).status).toBe(401);
  });
});

describe('limits', () => {
  it('lets 10 new jobs and 50 reads in a second pass, and answers more with an empty 429', async () => {
    let now = 1_000_000;
    const limits = { postsPerSecond: 10, getsPerSecond: 50 };
    const { client } = await startFixture({ limits, clock: () => now });
    const posts = Array.from({ length: 11 }, () => client.create(CONFIG, FILE));
    const statuses = (await Promise.all(posts)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(10);
    const reads = Array.from({ length: 51 }, () => client.call('GET', '/jobs'));
    const answers = await Promise.all(reads);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(50);
    expect(answers.find(({ status }) => status === 429)).toMatchObject({ text: '' });
    now += 1000;
    expect((await client.create(CONFIG, FILE)).status).toBe(201);
  });

  it('takes so many running jobs', async () => {
    const { client } = await startFixture({
      engine: new ScriptedEngine({ serviceMs: 60_000 }),
      limits: { concurrentJobs: 1 },
    });
    await client.upload();
    expect(await client.create(CONFIG, FILE)).toMatchObject({
      status: 429,
      body: { code: 429, error: 'Max concurrent running jobs exceeded' },
    });
  });

  it('takes uploads up to a size, and keeps nothing of larger ones', async () => {
    const { client } = await startFixture({ limits: { uploadBytes: 10 } });
    expect((await client.create(CONFIG, FILE)).status).toBe(201);
    const large = { name: 'large.wav', content: 'much more audio' };
    expect(await client.create(CONFIG, large)).toMatchObject({
      status: 400,
      body: { code: 400, error: 'Job rejected' },
    });
    expect(await client.list()).toHaveLength(1);
  });
});

describe('a new job', () => {
  const invalid = expect.stringContaining('Job config JSON is invalid') as string;

  it.each([
    ['that is no JSON', '{', invalid],
    ['of another type', { ...CONFIG, type: 'alignment' }, invalid],
    ['without a language', { type: 'transcription', transcription_config: {} }, invalid],
    ['in an unknown language', asking({ language: 'tlh' }), invalid],
    ['with an unknown model', asking({ model: 'superb' }), invalid],
    ['with unknown diarization', asking({ diarization: 'channel_and_speaker' }), invalid],
    ['with a label of two words', asking({ channel_diarization_labels: ['the agent'] }), invalid],
    [
      'with more words than 1000',
      asking({ additional_vocab: Array.from({ length: 1001 }, (_, n) => ({ content: `w${n}` })) }),
      invalid,
    ],
    [
      'with auto and an output locale',
      asking({ language: 'auto', output_locale: 'en-GB' }),
      invalid,
    ],
    [
      'with a language that is not identified',
      {
        ...asking({ language: 'auto' }),
        language_identification_config: { expected_languages: ['en', 'zz', 'sw'] },
      },
      'Job config JSON is invalid. Error: Language(s) [zz sw] are not supported for language id',
    ],
    [
      'with four receivers',
      { ...CONFIG, notification_config: Array.from({ length: 4 }, () => ({ url: 'http://a.b' })) },
      invalid,
    ],
  ])('is refused with a configuration %s', async (_case, config, detail) => {
    const { client } = await startFixture();
    expect(await client.create(config, FILE)).toMatchObject({
      status: 400,
      body: { code: 400, error: 'Job rejected', detail },
    });
    expect(await client.list()).toEqual([]);
  });

  it('is refused without a recording, without a configuration, and without a form', async () => {
    const { client, server } = await startFixture();
    expect(await client.create(CONFIG)).toMatchObject({
      status: 400,
      body: { code: 400, error: 'Missing data_file' },
    });
    const form = new FormData();
    form.append('data_file', new Blob(['audio']), 'a.wav');
    expect((await client.call('POST', '/jobs', form)).status).toBe(400);
    const json = await fetch(`${server.url}/jobs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(CONFIG),
    });
    expect(json.status).toBe(400);
    expect(await json.json()).toMatchObject({ code: 400, error: text });
  });

  it('takes the old name of the model, and fields that it does not know', async () => {
    const { client } = await startFixture();
    const config = asking({ operating_point: 'enhanced', max_delay_mode: 'flexible' });
    const job = await client.ended(await client.upload(config));
    expect(job).toMatchObject({ status: 'done', config });
  });
});

describe('other calls', () => {
  it('know no job of another id, and no other format', async () => {
    const { client } = await startFixture();
    for (const path of ['', '/transcript', '/log', '/data']) {
      expect(await client.call('GET', `/jobs/zzzzzzzzzz${path}`)).toMatchObject({
        status: 404,
        body: { code: 404, error: 'Job not found' },
      });
    }
    const id = await client.upload();
    expect(await client.call('GET', `/jobs/${id}/transcript?format=docx`)).toMatchObject({
      status: 400,
      body: { error: 'Format Not Supported' },
    });
  });

  it('accept what clients say of themselves', async () => {
    const { client } = await startFixture();
    expect((await client.call('GET', '/jobs?sm-sdk=js-5.1.0&sm-app=callscribe')).status).toBe(200);
  });
});
