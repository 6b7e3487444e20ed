import { ScriptedEngine } from '../../../local/speech/scripted-engine';
import { closeFixtures, startFixture } from './support/speech-fixture';
import { eventually, submission } from './support/speech-client';

afterEach(closeFixtures);

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

describe('submitting a transcription', () => {
  it('answers 201 with the location of the job and the properties filled in', async () => {
    const { client, recordings, server } = await startFixture();

    const answer = await client.call('POST', '/transcriptions:submit', {
      ...submission([recordings.url('a.wav')]),
      customProperties: { corr: 'c-1' },
      properties: { timeToLiveHours: 48, diarization: { maxSpeakers: 4 } },
    });

    expect(answer.status).toBe(201);
    const self = answer.headers.get('location') ?? '';
    expect(self).toMatch(
      new RegExp(`^${server.url}/speechtotext/transcriptions/${UUID}\\?api-version=2025-10-15$`),
    );
    const dateTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as unknown;
    expect(answer.body).toEqual({
      self,
      displayName: 'a job',
      locale: 'en-GB',
      createdDateTime: dateTime,
      lastActionDateTime: dateTime,
      links: { files: self.replace('?', '/files?') },
      properties: {
        wordLevelTimestampsEnabled: false,
        displayFormWordLevelTimestampsEnabled: false,
        channels: [0, 1],
        punctuationMode: 'DictatedAndAutomatic',
        profanityFilterMode: 'Masked',
        timeToLiveHours: 48,
        diarization: { enabled: true, maxSpeakers: 4 },
      },
      customProperties: { corr: 'c-1' },
      status: 'NotStarted',
    });
    expect(answer.headers.get('retry-after')).toBeNull();
    expect(answer.headers.get('apim-request-id')).toMatch(new RegExp(`^${UUID}$`));
  });

  it('lets the job run to its end and lists its files', async () => {
    const { client, recordings } = await startFixture();

    const self = await client.submit([recordings.url('a.wav'), recordings.url('b.wav')]);
    const ended = await client.ended(self);

    expect(ended).toMatchObject({ status: 'Succeeded' });
    const { values } = await client.files(self);
    expect(values.map(({ name, kind }) => [name, kind])).toEqual([
      ['contenturl_0.json', 'Transcription'],
      ['contenturl_1.json', 'Transcription'],
      ['report.json', 'TranscriptionReport'],
    ]);
    const content = await (await fetch(values[0]!.links.contentUrl)).text();
    expect(values[0]!.properties.size).toBe(Buffer.byteLength(content));
    const file = await client.call('GET', values[0]!.self);
    expect(file.body).toMatchObject({ name: 'contenturl_0.json', kind: 'Transcription' });
  });

  it('hints when to poll while the job is not finished and not afterwards', async () => {
    const { client, recordings } = await startFixture({ pollHint: 7 });
    let release = () => {};
    recordings.answer('slow.wav', (_request, response) => {
      release = () => response.end('audio');
    });

    const self = await client.submit([recordings.url('slow.wav')]);
    const before = await client.call('GET', self);
    const files = await client.call('GET', self.replace('?', '/files?'));
    const early = await client.call('DELETE', self);
    await eventually(
      () => recordings.requests,
      (requests) => requests.length > 0,
    );
    release();
    await client.ended(self);
    const after = await client.call('GET', self);

    expect(before.headers.get('retry-after')).toBe('7');
    expect(files.headers.get('retry-after')).toBe('7');
    expect(files.body).toEqual({ values: [] });
    expect(early).toMatchObject({
      status: 409,
      body: { code: 'Conflict', innerError: { code: 'InUseViolation' } },
    });
    expect(after.headers.get('retry-after')).toBeNull();
  });

  it('works on one job at a time, in the order of submission', async () => {
    const engine = new ScriptedEngine({ serviceMs: 20 });
    const { client, recordings, server } = await startFixture({ engine });

    const first = await client.submit([recordings.url('a.wav'), recordings.url('b.wav')]);
    const second = await client.submit([recordings.url('c.wav')]);
    await Promise.all([client.ended(first), client.ended(second)]);

    const steps = server
      .journal()
      .filter(({ kind, status }) => kind === 'job' && status !== 'NotStarted');
    const jobs = [first, second].map((self) => new URL(self).pathname.split('/').at(-1) ?? '');
    expect(steps.map(({ jobId, status }) => [jobs.indexOf(jobId ?? ''), status])).toEqual([
      [0, 'Running'],
      [0, 'Succeeded'],
      [1, 'Running'],
      [1, 'Succeeded'],
    ]);
  });
});

describe('changing and deleting a transcription', () => {
  it('changes only what may be changed, also as a merge patch', async () => {
    const { client, recordings, server } = await startFixture();
    const self = await client.submit([recordings.url('a.wav')]);
    await client.ended(self);

    const answer = await fetch(self, {
      method: 'PATCH',
      headers: {
        'Ocp-Apim-Subscription-Key': 'k',
        'content-type': 'application/merge-patch+json',
      },
      body: JSON.stringify({ description: 'new', customProperties: { a: 'b' }, locale: 'de-DE' }),
    });

    expect(answer.status).toBe(200);
    expect(await client.transcription(self)).toMatchObject({
      description: 'new',
      customProperties: { a: 'b' },
      locale: 'en-GB',
      displayName: 'a job',
    });
    expect(server.journal().filter(({ operation }) => operation === 'update')).toHaveLength(1);
  });

  it('answers 204 for a finished job, and again when it is gone', async () => {
    const { client, recordings } = await startFixture();
    const self = await client.submit([recordings.url('a.wav')]);
    await client.ended(self);
    const { values } = await client.files(self);

    const deleted = await client.call('DELETE', self);
    const again = await client.call('DELETE', self);
    const read = await client.call('GET', self);
    const result = await fetch(values[0]!.links.contentUrl);

    expect([deleted.status, again.status]).toEqual([204, 204]);
    expect(read).toMatchObject({ status: 404, body: { code: 'NotFound' } });
    expect(result.status).toBe(404);
    expect(await result.text()).toContain('<Code>BlobNotFound</Code>');
  });

  it('forgets a job when its time to live after its end is over', async () => {
    let now = Date.parse('2026-11-01T10:00:00Z');
    const { client, recordings } = await startFixture({ clock: () => now });
    const self = await client.submit([recordings.url('a.wav')], { timeToLiveHours: 6 });
    await client.ended(self);

    now += 6 * 3_600_000 - 1000;
    const before = await client.call('GET', self);
    now += 1000;
    const after = await client.call('GET', self);

    expect([before.status, after.status]).toEqual([200, 404]);
  });
});
