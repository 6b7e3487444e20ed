import { setTimeout as sleep } from 'node:timers/promises';
import { tapeAudio } from '../../../local/live/scripted/audio-clock';
import { closeLive, requestKey, startLive, TAPE, TAPE_MS, TEXTS } from './support/live-fixture';
import { RawClient, start, texts } from './support/raw-client';

afterEach(closeLive);

const HOUR = 3_600_000;

describe('what the real-time service refuses', () => {
  it.each<[string, object, number]>([
    ['invalid_model', start({ model: 'superb' }), 4004],
    ['invalid_language', start({ language: 'xx' }), 1003],
    ['invalid_config', start({ max_delay: 9 }), 1003],
    ['invalid_config', start({ diarization: 'speakers' }), 1003],
    ['invalid_audio_type', start({}, { encoding: 'mp3' }), 1003],
    ['protocol_error', { message: 'EndOfStream', last_seq_no: 0 }, 1003],
    ['invalid_message', { message: 'Sing' }, 1003],
    ['protocol_error', Buffer.alloc(320), 1003],
  ])('%s', async (type, first, code) => {
    const { url } = await startLive();
    const client = await RawClient.connect(url);
    client.send(first);
    expect((await client.closed).code).toBe(code);
    expect(await client.next('Error')).toMatchObject({ type });
  });

  it('a second start, an unknown channel, and a file that is no audio', async () => {
    const { url } = await startLive();
    const errorOf = async (...messages: (object | Buffer)[]) => {
      const client = await RawClient.connect(url);
      messages.forEach((message) => client.send(message));
      await client.closed;
      return (await client.next('Error')).type;
    };
    expect(await errorOf(start(), start())).toBe('protocol_error');
    const channels = start({ diarization: 'channel' });
    const elsewhere = { message: 'AddChannelAudio', channel: 'x', data: 'AAAA' };
    expect(await errorOf(channels, elsewhere)).toBe('protocol_error');
    const file = { ...start(), audio_format: { type: 'file' } };
    const noWave = Buffer.from('RIFF....AVI LIST');
    expect(await errorOf(file, noWave)).toBe('invalid_audio_type');
  });

  it('one session more than the quota', async () => {
    const { url } = await startLive({ quota: 1 });
    await RawClient.connect(url);
    const second = await RawClient.connect(url);
    expect((await second.closed).code).toBe(4005);
    expect(await second.next('Error')).toMatchObject({ type: 'quota_exceeded' });
  });

  it('sessions without audio, after warnings', async () => {
    let now = 0;
    const { url } = await startLive({
      clock: () => now,
      checkEveryMs: 5,
      limits: { deadMs: Infinity },
    });
    const client = await RawClient.connect(url);
    client.send(start());
    await client.next('RecognitionStarted');
    now = HOUR - 14 * 60_000;
    expect(await client.next('Warning')).toMatchObject({ type: 'idle_timeout' });
    now = HOUR;
    expect((await client.closed).code).toBe(1008);
    expect(await client.next('Error')).toMatchObject({ type: 'idle_timeout' });
  });

  it('connections that give no sign of life for three minutes', async () => {
    let now = 0;
    const { url } = await startLive({ clock: () => now, checkEveryMs: 5 });
    const client = await RawClient.connect(url);
    now = 3 * 60_000;
    expect(await client.closed).toEqual({ code: 1008, reason: 'policy_violation' });
  });

  it('keys for too short or too long, of no kind, or for a wrong API key', async () => {
    const { keysUrl } = await startLive();
    const statuses = await Promise.all([
      requestKey(keysUrl),
      requestKey(keysUrl, { ttl: 59 }),
      requestKey(keysUrl, { ttl: 86_401 }),
      requestKey(keysUrl, { type: 'other' }),
      requestKey(keysUrl, { key: 'wrong' }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([201, 422, 422, 422, 403]);
    expect((await fetch(`${keysUrl}/api_keys?type=rt`, { method: 'POST' })).status).toBe(401);
  });

  it('temporary keys that have expired', async () => {
    let now = 1_000_000;
    const { url, keysUrl } = await startLive({ clock: () => now });
    const { key_value: key } = (await (await requestKey(keysUrl)).json()) as { key_value: string };
    await expect(RawClient.connect(url, key)).resolves.toBeDefined();
    now += 60_000;
    await expect(RawClient.connect(url, key)).rejects.toThrow('401');
  });
});

describe('faults of the real-time service', () => {
  it('refuses the upgrade as often as it is told', async () => {
    const { url, live } = await startLive();
    live.faults.add({ on: 'upgrade', action: { status: 503 }, times: 2 });
    await expect(RawClient.connect(url)).rejects.toThrow('503');
    await expect(RawClient.connect(url)).rejects.toThrow('503');
    await expect(RawClient.connect(url)).resolves.toBeDefined();
  });

  it.each([
    [{ close: 1011, after: { bytes: 32_000 } }, 1011],
    [{ close: 4013, reason: 'job_error', after: { phrases: 1 } }, 4013],
    [{ cut: true as const, after: { ms: 20 } }, 1006],
  ])('ends a session: %j', async (action, code) => {
    const { url, live } = await startLive();
    live.faults.add({ on: 'session', action });
    const client = await RawClient.connect(url);
    client.send(start());
    client.send(tapeAudio(TAPE, TAPE_MS));
    expect((await client.closed).code).toBe(code);
  });

  it('says nothing at all', async () => {
    const { url, live } = await startLive();
    live.faults.add({ on: 'session', action: { silent: true } });
    const client = await RawClient.connect(url);
    client.send(start());
    await sleep(50);
    expect(client.received).toEqual([]);
  });

  it('is late, and keeps the order', async () => {
    const { url, live } = await startLive();
    live.faults.add({ on: 'session', action: { delayMs: 30 } });
    const client = await RawClient.connect(url);
    client.send(start());
    client.send(tapeAudio(TAPE, TAPE_MS));
    client.send({ message: 'EndOfStream', last_seq_no: 1 });
    expect((await client.closed).code).toBe(1000);
    expect(texts(client.all('AddTranscript'))).toEqual(TEXTS);
  });
});
