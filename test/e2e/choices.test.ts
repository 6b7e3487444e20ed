import type { BlockBlobUploadOptions } from '@azure/storage-blob';
import { recordingIdOf } from '../../shared/domain/recording-id';
import { wav } from '../support/e2e/audio';
import { TestStack } from '../support/e2e/test-stack';

describe('recordings that say how they are to be transcribed', () => {
  let system: TestStack;

  beforeAll(async () => {
    system = await TestStack.start({
      settings: {
        // What one service cannot follow is refused; another that could would be chosen.
        PROVIDERS: 'azure-speech',
        RECORDING_PROFILES: JSON.stringify({ berlin: { locale: 'de-DE', queue: 'collections' } }),
      },
    });
  });
  afterAll(() => system.close());

  const say = (path: string, value: unknown) =>
    system.drop(path, Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));

  async function dropWith(path: string, content: Buffer, options: BlockBlobUploadOptions) {
    await system.blobs().getBlockBlobClient(path).upload(content, content.length, options);
    return recordingIdOf('recordings', path);
  }

  async function view(id: string) {
    const { status, body } = await system.get(`/api/recordings/${id}`);
    expect(status).toBe(200);
    return body as Record<string, unknown>;
  }

  it('are transcribed so, by side-car, metadata, tags and profile', async () => {
    await say('berlin/call.json', {
      speakers: { channel0: 'customer', channel1: 'agent' },
      call: { callId: 'c-1', leg: 2, agent: 'Susan' },
    });
    const id = await dropWith('berlin/call.wav', wav(2, 2), {
      metadata: { profanity: 'Masked' },
      tags: { direction: 'inbound' },
    });
    await system.untilStatus(id, 'completed');

    expect(await view(id)).toMatchObject({
      choices: {
        locale: 'de-DE',
        profile: 'berlin',
        profanity: 'Masked',
        speakers: { channel0: 'customer', channel1: 'agent' },
      },
      call: { callId: 'c-1', leg: 2, agent: 'Susan', direction: 'inbound', queue: 'collections' },
      sidecar: { path: 'berlin/call.json' },
      result: { transcript: { locale: 'de-DE' } },
    });
    const profiles = (await system.documents('jobs')).map(({ profile }) => profile);
    expect(profiles).toContain('azure-speech;de-DE;channels;short;any;profanity-Masked');
    expect(await system.ledger(recordingIdOf('recordings', 'berlin/call.json'))).toBeUndefined();
  });

  it.each<[string, unknown, string, RegExp]>([
    ['a bad side-car', '{"locale":', 'choices_malformed', /side-car bad-0\.json\) is not JSON/],
    [
      'an unknown locale',
      { locale: 'xx-YY' },
      'choices_unknown_locale',
      /locale \(in the side-car/,
    ],
    [
      'contradictory choices',
      { separation: 'diarization' },
      'choices_contradictory',
      /two channels/,
    ],
  ])(
    'are rejected with a clear reason, and go on when it is mended: %s',
    async (what, bad, code, text) => {
      const name = what === 'a bad side-car' ? 'bad-0' : what.replaceAll(' ', '-');
      await say(`${name}.json`, bad);
      const id = await system.drop(`${name}.wav`, wav(2, 2));
      const { reason } = await system.untilStatus(id, 'rejected');
      expect(reason?.code).toBe(code);
      expect(reason?.message).toMatch(text);

      await say(`${name}.json`, {});
      await system.untilStatus(id, 'completed');
    },
  );

  it('are joined with the other legs of their call', async () => {
    const later = await dropWith('leg-b.wav', wav(3, 2), { metadata: { callId: 'c-2', leg: '2' } });
    const first = await dropWith('leg-a.wav', wav(4, 2), { metadata: { callId: 'c-2', leg: '1' } });
    await system.untilStatus(later, 'completed');
    await system.untilStatus(first, 'completed');

    const { body } = await system.get('/api/calls/c-2');
    expect(body).toMatchObject({
      isComplete: true,
      legs: [
        { id: first, result: { dialogue: expect.anything() as unknown } },
        { id: later, result: { title: expect.any(String) as string } },
      ],
    });
    expect(await system.get('/api/calls/c-3')).toMatchObject({ status: 404 });
    const { body: listed } = await system.get('/api/recordings?callId=c-2');
    expect((listed as { recordings: unknown[] }).recordings).toHaveLength(2);
  });

  it('are told when the same audio landed before', async () => {
    const audio = wav(5, 2);
    const one = await system.drop('once.wav', audio);
    await system.until(one, () => true);
    const other = await system.drop('twice.wav', audio);
    await system.untilStatus(other, 'completed');
    expect(await view(other)).toMatchObject({ sameAs: one, sameBy: 'content-md5' });
  });
});
