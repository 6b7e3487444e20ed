import { makeOperator } from '../../../../shared/activities/operator';
import { ServiceError } from '../../../../shared/domain/errors';
import { LiveClient } from '../../../support/app/live-client';
import { memoryPorts } from '../../../support/app/memory-ports';
import { RecordedWorkflows } from '../../../support/app/recorded-workflows';
import { ScriptedLive } from '../../../support/app/scripted-live';

function setUp(providers?: ScriptedLive[], caller?: string) {
  const ports = memoryPorts();
  const workflows = new RecordedWorkflows();
  return { ports, workflows, client: new LiveClient(ports, workflows, caller, providers) };
}

describe('opening a live session', () => {
  it('answers with whom to stream to, and leaves a document, a job and a follower', async () => {
    const { ports, workflows, client } = setUp();
    const answer = await client.open({ name: 'Call 7', record: true });

    expect(answer.status).toBe(201);
    expect(answer.jsonBody).toEqual({
      id: client.id,
      provider: 'azure-speech',
      reasons: expect.arrayContaining([expect.any(String)]) as string[],
      connection: {
        endpoint: 'wss://azure-speech.test/v2',
        token: 'token-1',
        expiresAt: '2026-03-02T09:09:00.000Z',
      },
      options: {
        locale: 'en-GB',
        separation: 'diarization',
        maxSpeakers: 2,
        channels: 1,
        phrases: [],
      },
      limits: { phrasesPerAppend: 100, idleSeconds: 600, mostSeconds: 28_800 },
      nextSequence: 1,
    });
    expect(client.id).toMatch(/^live-[0-9a-z]{26}$/);
    expect(ports.ledger.of(client.id)).toMatchObject({
      kind: 'live',
      status: 'transcribing',
      container: 'live',
      path: 'Call 7',
      jobId: client.id,
      session: { record: true },
    });
    expect(ports.jobs.all()).toMatchObject([{ id: client.id, state: 'released' }]);
    expect(workflows.live).toEqual([client.id]);
  });

  it('never gives an answer that may be stored on the way', async () => {
    const { client } = setUp();
    const answers = [
      await client.open(),
      await client.renewToken(),
      await client.get(),
      await client.open({ colour: 'red' }),
    ];
    for (const { headers } of answers)
      expect(headers).toMatchObject({ 'cache-control': 'no-store' });
  });

  it('keeps no token in any document or log of what was started', async () => {
    const { ports, workflows, client } = setUp();
    await client.open();
    await client.renewToken();
    const kept = JSON.stringify([ports.ledger.all(), ports.jobs.all(), workflows.live]);
    expect(kept).not.toContain('token-');
  });

  it('takes what is asked for, with the facts of the call', async () => {
    const { ports, client } = setUp();
    const answer = await client.open({
      locale: 'de-DE',
      separation: 'channels',
      speakers: { channel0: 'agent', channel1: 'customer' },
      phrases: ['Contoso'],
      call: { agent: 'anna', callId: '4711' },
      startedAt: '2026-03-02T10:00:00+01:00',
      fields: { order: '17' },
      redact: ['card'],
    });
    expect(answer.jsonBody).toMatchObject({
      options: { locale: 'de-DE', separation: 'channels', channels: 2, phrases: ['Contoso'] },
    });
    expect(ports.ledger.of(client.id)).toMatchObject({
      channels: 2,
      profile: 'azure-speech;de-DE;channels;short;any',
      choices: { redact: ['card'], fields: { order: '17' } },
      call: { agent: 'anna', callId: '4711', startedAt: '2026-03-02T09:00:00.000Z' },
    });
  });

  it('takes the first service that can do it, or the one that is asked for', async () => {
    const first = new ScriptedLive('azure-speech', { separations: ['none'] });
    const second = new ScriptedLive('speechmatics');
    const { client } = setUp([first, second]);
    const provider = async (request: object) => (await client.open(request)).jsonBody;
    expect(await provider({ separation: 'none' })).toMatchObject({ provider: 'azure-speech' });
    expect(await provider({ separation: 'channels' })).toMatchObject({ provider: 'speechmatics' });
    expect(await provider({ provider: 'speechmatics' })).toMatchObject({
      provider: 'speechmatics',
      reasons: expect.arrayContaining(['speechmatics is asked for.']) as string[],
    });
    const { status, jsonBody } = await client.open({
      provider: 'azure-speech',
      separation: 'channels',
    });
    expect(status).toBe(400);
    expect(jsonBody).toMatchObject({ error: expect.stringContaining('channels') as string });
  });

  it.each([
    ['a list', []],
    ['a field that is not known', { colour: 'red' }],
    ['a service that is not known', { provider: 'whisper' }],
    ['a locale that is none', { locale: 'Klingon!' }],
    [
      'roles of speakers that there are not',
      { separation: 'none', speakers: { speaker1: 'agent' } },
    ],
    ['a name with a slash', { name: 'a/b' }],
    ['a profile that is not known', { profile: 'sales' }],
    [
      'more words than are kept',
      { phrases: Array.from({ length: 90 }, (_, i) => `word number ${i}`) },
    ],
  ])('refuses %s, and leaves nothing behind', async (_what, request) => {
    const { ports, client } = setUp();
    const answer = await client.open(request);
    expect(answer.status).toBe(400);
    expect(answer.jsonBody).toEqual({ error: expect.any(String) as string });
    expect(JSON.stringify(answer.jsonBody)).not.toContain('api/recordings');
    expect(ports.ledger.all()).toEqual([]);
    expect(ports.jobs.all()).toEqual([]);
  });

  it('leaves nothing behind when the vendor gives no token', async () => {
    const provider = new ScriptedLive();
    provider.failure = new ServiceError('Speechmatics', 'live_429', 'gave no token (429).', {
      verdict: 'later',
      retryAfterMs: 3_000,
    });
    const { ports, client } = setUp([provider]);
    expect(await client.open()).toMatchObject({ status: 503, headers: { 'retry-after': '3' } });
    expect(ports.ledger.all()).toEqual([]);
  });

  it('opens none while the operator has stopped everything', async () => {
    const provider = new ScriptedLive();
    const { ports, client } = setUp([provider]);
    await makeOperator(ports).say({ stopped: true, note: 'upgrade' });
    expect(await client.open()).toMatchObject({ status: 503 });
    expect(provider.tokens).toBe(0);
    expect(ports.ledger.all()).toEqual([]);
  });

  it('says that live mode is off where no service is set up', async () => {
    const { client } = setUp([]);
    expect(await client.open()).toMatchObject({ status: 404 });
  });
});

describe('a live session of somebody who signed in', () => {
  it('is unknown to everybody else', async () => {
    const { ports, workflows, client } = setUp(undefined, 'anna');
    await client.open({ record: true });
    const other = new LiveClient(ports, workflows, 'bob');
    other.id = client.id;
    const nobody = new LiveClient(ports, workflows);
    nobody.id = client.id;

    for (const stranger of [other, nobody]) {
      const answers = [
        await stranger.append({ sequence: 1, channel: 0, offsetMs: 0, durationMs: 1, text: 'Hi.' }),
        await stranger.append(),
        await stranger.close(0),
        await stranger.renewToken(),
        await stranger.get(),
        await stranger.recording(),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    }
    expect(ports.livePhrases.count()).toBe(0);
    expect((await client.get()).status).toBe(200);
    expect(JSON.stringify((await client.get()).jsonBody)).not.toContain('anna');
  });
});
