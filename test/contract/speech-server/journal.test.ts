import { closeFixtures, startFixture } from './support/speech-fixture';

afterEach(closeFixtures);

describe('the journal', () => {
  it('tells calls and changes of state in order', async () => {
    const { client, recordings, server } = await startFixture();
    const self = await client.submit([recordings.url('a.wav')]);
    await client.ended(self);

    const jobId = new URL(self).pathname.split('/').at(-1);
    const events = server.journal().filter(({ operation }) => operation !== 'get');

    expect(events.every((event) => event.jobId === jobId)).toBe(true);
    // The job may start before the answer to its submission is on its way.
    const work = events.filter(({ kind }) => kind !== 'call');
    expect(work.map(({ kind, status }) => [kind, status])).toEqual([
      ['job', 'NotStarted'],
      ['job', 'Running'],
      ['file', 'Running'],
      ['file', 'Succeeded'],
      ['job', 'Succeeded'],
    ]);
    expect(events.filter(({ kind }) => kind === 'call')).toMatchObject([
      { operation: 'submit', status: 201, details: { displayName: 'a job', recordings: 1 } },
    ]);
    const sequences = server.journal().map(({ sequence }) => sequence);
    expect(sequences).toEqual([...sequences].sort((one, other) => one - other));
  });

  it('has neither keys nor signatures', async () => {
    const { client, recordings, server } = await startFixture();
    const self = await client.submit([recordings.url('a.wav')]);
    await client.ended(self);
    const { values } = await client.files(self);
    const link = values[0]!.links.contentUrl;
    await fetch(link);

    const text = await (await fetch(`${server.url}/admin/journal`)).text();

    expect(text).toContain('/audio/a.wav');
    expect(text).toContain('"operation":"result"');
    expect(text).not.toContain('secret-signature');
    expect(text).not.toContain('any-key');
    expect(text).not.toContain(new URL(link).searchParams.get('sig'));
  });

  it('can be read from where one left off', async () => {
    const { client, server } = await startFixture();
    await client.call('GET', '/transcriptions');
    const [first] = server.journal();
    await client.call('GET', '/models/base');

    const answer = await fetch(`${server.url}/admin/journal?after=${String(first?.sequence)}`);

    expect(await answer.json()).toMatchObject({ entries: [{ operation: 'models', status: 200 }] });
  });
});

describe('/admin/status', () => {
  it('has every job with its recordings and how far it is', async () => {
    const { client, recordings, server } = await startFixture();
    recordings.answer('gone.wav', (_request, response) => response.writeHead(404).end());
    const self = await client.submit([recordings.url('a.wav'), recordings.url('gone.wav')]);
    await client.ended(self);

    const answer = await fetch(`${server.url}/admin/status`);

    expect(await answer.json()).toMatchObject({
      jobs: [
        {
          id: new URL(self).pathname.split('/').at(-1),
          displayName: 'a job',
          status: 'Succeeded',
          recordings: { total: 2, succeeded: 1, failed: 1, running: 0 },
          progress: 1,
        },
      ],
    });
  });
});
