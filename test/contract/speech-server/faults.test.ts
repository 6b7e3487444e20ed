import type { Fault } from '../../../local/speech';
import { closeFixtures, startFixture } from './support/speech-fixture';
import { submission } from './support/speech-client';

afterEach(closeFixtures);

const listed = (body: unknown) => (body as { values: unknown[] }).values.length;

describe('a fault of a call', () => {
  it('answers with a status and a hint instead of the effect, as often as asked', async () => {
    const { client, recordings, server } = await startFixture();
    const body = { code: 'ServiceUnavailable', message: 'busy' };
    const action = { status: 503, retryAfter: 3, body };
    server.faults.add({ operation: 'submit', skip: 1, times: 2, action });

    const answers = [];
    for (let call = 0; call < 4; call += 1) {
      answers.push(
        await client.call('POST', '/transcriptions:submit', submission([recordings.url('a.wav')])),
      );
    }

    expect(answers.map(({ status }) => status)).toEqual([201, 503, 503, 201]);
    expect(answers[1]!.body).toEqual(body);
    expect(answers[1]!.headers.get('retry-after')).toBe('3');
    expect(listed((await client.call('GET', '/transcriptions')).body)).toBe(2);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('cuts the connection %s the effect', async (cut, jobs) => {
    const { client, recordings, server } = await startFixture();
    server.faults.add({ operation: 'submit', action: { cut } });

    await expect(client.submit([recordings.url('a.wav')])).rejects.toThrow('fetch failed');

    expect(listed((await client.call('GET', '/transcriptions')).body)).toBe(jobs);
    const journalled = server.journal().find(({ operation }) => operation === 'submit');
    expect(journalled).toMatchObject({ kind: 'call', status: 'cut', details: { fault: { cut } } });
  });

  it('makes the body malformed or breaks it off', async () => {
    const { client, recordings, server } = await startFixture();
    const self = await client.submit([recordings.url('a.wav')]);
    await client.ended(self);
    const link = (await client.files(self)).values[0]!.links.contentUrl;
    server.faults.add(
      { operation: 'get', action: { malformed: true } },
      { operation: 'result', action: { truncate: true } },
    );

    await expect(client.call('GET', self)).rejects.toThrow(SyntaxError);
    const result = await fetch(link);
    const announced = Number(result.headers.get('content-length'));

    await expect(result.text()).rejects.toThrow('terminated');
    expect(announced).toBe(Buffer.byteLength(await (await fetch(link)).text()));
  });

  it('delays the effect', async () => {
    const { client, recordings, server } = await startFixture();
    server.faults.add({ operation: 'submit', action: { delayMs: 3_600_000 } });

    const delayed = client.submit([recordings.url('a.wav')]).catch(() => 'gave up');
    const list = await client.call('GET', '/transcriptions');

    expect(listed(list.body)).toBe(0);
    await server.close();
    expect(await delayed).toBe('gave up');
  });
});

describe('a fault of a job', () => {
  it('fails the whole job without a report', async () => {
    const { client, recordings } = await startFixture({
      faults: [{ job: 'fail', code: 'Timeout', message: 'It took too long.' }],
    });

    const self = await client.submit([recordings.url('a.wav')]);

    expect(await client.ended(self)).toMatchObject({
      status: 'Failed',
      properties: { error: { code: 'Timeout', message: 'It took too long.' } },
    });
    expect((await client.files(self)).values).toEqual([]);
  });

  it('fails the recordings whose name it has', async () => {
    const fault = { errorKind: 'Transient', errorMessage: 'Try again.' };
    const { client, recordings } = await startFixture({ faults: [{ file: 'b.wav', ...fault }] });

    const self = await client.submit([recordings.url('a.wav'), recordings.url('b.wav')]);
    await client.ended(self);

    expect(await client.content(self, 'report.json')).toMatchObject({
      details: [{ status: 'Succeeded' }, { status: 'Failed', ...fault }],
    });
  });

  it('shows a status that no client has heard of', async () => {
    const { client, recordings } = await startFixture({
      faults: [{ job: 'status', status: 'Paused' }],
    });
    const self = await client.submit([recordings.url('a.wav')]);

    const first = await client.transcription(self);
    const second = await client.transcription(self);

    expect(first.status).toBe('Paused');
    expect(second.status).not.toBe('Paused');
  });
});

describe('/admin/faults', () => {
  it('arms, lists and disarms faults', async () => {
    const { client, server } = await startFixture();
    const admin = `${server.url}/admin/faults`;
    const fault: Fault = { operation: 'list', times: 'always', action: { status: 500 } };

    const armed = await fetch(admin, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
    const struck = await client.call('GET', '/transcriptions');
    const cleared = await fetch(admin, { method: 'DELETE' });

    expect(armed.status).toBe(201);
    expect(await armed.json()).toEqual({ faults: [{ ...fault, skip: 0 }] });
    expect(struck.status).toBe(500);
    expect(cleared.status).toBe(204);
    expect((await client.call('GET', '/transcriptions')).status).toBe(200);
  });

  it('refuses a fault that it does not know', async () => {
    const { server } = await startFixture();

    const answer = await fetch(`${server.url}/admin/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ operation: 'dance', action: { status: 500 } }),
    });

    expect(answer.status).toBe(400);
    expect(server.faults.list()).toEqual([]);
  });
});
