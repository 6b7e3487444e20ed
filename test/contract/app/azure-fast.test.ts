import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSpeechServer, type SpeechServer } from '../../../local/speech';
import { ScriptedEngine, type ScriptedCall } from '../../../local/speech/scripted-engine';
import { makeAzureFast } from '../../../shared/adapters/azure-fast';
import type { ImmediateService } from '../../../shared/adapters/transcribers/immediate-lane';
import type { Fault } from '../../../local/speech';
import { noIdentity } from '../../support/app/contract/targets';
import { textWith } from '../../support/app/matching';
import { failureOf, jobOf, soundOf } from '../../support/immediate/sounds';

const KEY = 'speech-key';

const script: Record<string, ScriptedCall> = {
  'call.wav': {
    phrases: [
      { text: 'Good morning.', channel: 0, speaker: 1 },
      { text: 'Hello.', channel: 1, speaker: 2 },
    ],
    channels: 2,
  },
  'bad.wav': { failure: { kind: 'InvalidData', message: 'no audio' } },
};

let server: SpeechServer;
let engine: ScriptedEngine;
let dataDirectory: string;
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'callscribe-fast-'));
  engine = new ScriptedEngine({ script });
  const limits = { requestsPerTenSeconds: Infinity };
  server = await startSpeechServer({ port: 0, dataDirectory, engine, keys: [KEY], limits });
});
afterEach(async () => {
  await server.close();
  await rm(dataDirectory, { recursive: true, force: true });
});

const SETTINGS = { audio: 'upload', atOnce: 4, mostBytes: 1000, mostSeconds: 7200 } as const;

function serviceOf(more: { audio?: 'link' | 'upload'; key?: string } = {}): ImmediateService {
  const { audio = 'upload', key = KEY } = more;
  const resources = [{ endpoint: server.url, key }];
  const { services } = makeAzureFast(resources, { ...SETTINGS, audio }, noIdentity);
  const service = services.get(`${new URL(server.url).host}/fast`);
  if (!service) throw new Error('The resource has no service.');
  return service;
}

describe('fast transcription through the app', () => {
  it('uploads a recording, and reads what was said in each channel', async () => {
    const service = serviceOf();
    const sound = soundOf('some audio', { phrases: ['Contoso'] });
    const raw = await service.transcribe(jobOf(sound, { separation: 'channels' }));
    const { phrases, channels, origin, durationMs } = service.read(raw);
    expect(channels).toBe(2);
    expect(durationMs).toBeGreaterThan(0);
    expect(phrases.map(({ channel, text }) => [channel, text])).toEqual([
      [0, 'Good morning.'],
      [1, 'Hello.'],
    ]);
    expect(phrases[0]?.displayWords).toHaveLength(2);
    expect(origin?.source).toBe('https://storage.example/recordings/call.wav');
    expect(server.journal()[0]?.details).toMatchObject({
      locales: ['en-GB'],
      channels: [0, 1],
      phraseList: { phrases: ['Contoso'] },
      source: 'call.wav',
    });
  });

  it('tells speakers apart', async () => {
    const service = serviceOf();
    const job = jobOf(soundOf('some audio'), { separation: 'diarization', maxSpeakers: 2 });
    const { phrases } = service.read(await service.transcribe(job));
    expect(phrases.map(({ channel, speaker }) => [channel, speaker])).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });

  it('sends a signed link where that is the setting, and keeps no signature', async () => {
    const target = `${server.url}/results/none/none/call.wav?sig=SECRET`;
    const sound = soundOf('some audio', { signedLink: async () => target });
    const error = await failureOf(serviceOf({ audio: 'link' }).transcribe(jobOf(sound)));
    // Nothing lies there, and the service says so of the link that it was sent.
    expect(error).toMatchObject({ verdict: 'blocked', code: 'fast_InvalidRecordingsUri' });
    expect(error.message).not.toContain('SECRET');
    expect(JSON.stringify(server.journal())).not.toContain('SECRET');
  });

  it('answers a ping', async () => {
    await expect(serviceOf().ping()).resolves.toBeUndefined();
    await expect(serviceOf({ key: 'another' }).ping()).rejects.toMatchObject({
      verdict: 'blocked',
    });
  });

  it('has a lane for each resource, and says what it can do', () => {
    const resources = ['https://west.example', 'https://north.example'].map((endpoint) => ({
      endpoint,
    }));
    const provider = makeAzureFast(resources, SETTINGS, noIdentity);
    expect([...provider.services.keys()]).toEqual(['west.example/fast', 'north.example/fast']);
    expect(provider).toMatchObject({
      name: 'azure-fast',
      atOnce: 4,
      capabilities: { mode: 'fast', recordingsPerJob: 1, mostBytes: 1000, mostSeconds: 7200 },
    });
  });
});

describe('fast transcription in trouble', () => {
  const transcribe = () => serviceOf().transcribe(jobOf(soundOf('some audio')));

  it.each([
    [{ status: 429, retryAfter: 9 }, 'later', 9000],
    [{ status: 500 }, 'later', undefined],
    [{ status: 503, retryAfter: 1 }, 'later', 1000],
    [{ status: 403 }, 'blocked', undefined],
    [{ status: 400 }, 'never', undefined],
  ] as const)('answered with %j is worth: %s', async (action, verdict, retryAfterMs) => {
    server.faults.add({ operation: 'transcribe', action });
    expect(await failureOf(transcribe())).toMatchObject({
      verdict,
      status: action.status,
      retryAfterMs,
    });
  });

  it.each([{ cut: 'before' }, { cut: 'after' }, { truncate: true }, { malformed: true }] as const)(
    'that answers with %j may be asked again: nothing is kept there',
    async (action) => {
      const fault: Fault = { operation: 'transcribe', action };
      server.faults.add(fault);
      expect(await failureOf(transcribe())).toMatchObject({ verdict: 'later' });
      await expect(transcribe()).resolves.toContain('Good morning.');
      expect(server.journal()).toHaveLength(2);
    },
  );

  it('that answers in another shape has nothing to be read', async () => {
    server.faults.add({ operation: 'transcribe', action: { status: 200, body: { phrases: 3 } } });
    expect(await failureOf(transcribe())).toMatchObject({
      verdict: 'never',
      code: 'unexpected_response',
    });
  });

  it('refuses a recording for good, with a reason and what to do', async () => {
    const sound = soundOf('some audio', { name: 'bad.wav' });
    expect(await failureOf(serviceOf().transcribe(jobOf(sound)))).toMatchObject({
      verdict: 'never',
      status: 422,
      code: 'fast_InvalidAudioFormat',
      message: textWith('Save the recording anew'),
    });
  });

  it('is not even asked for what is too large', async () => {
    const error = await failureOf(serviceOf().transcribe(jobOf(soundOf('x'.repeat(1001)))));
    expect(error).toMatchObject({ verdict: 'never', code: 'recording_too_large' });
    expect(server.journal()).toEqual([]);
  });

  it('needs a person when the key is wrong, and never shows it', async () => {
    const service = serviceOf({ key: 'another-key' });
    const error = await failureOf(service.transcribe(jobOf(soundOf('some audio'))));
    expect(error).toMatchObject({ verdict: 'blocked', message: textWith('SPEECH_KEY') });
    expect(error.message).not.toContain('another-key');
  });

  it('needs a person when the identity gets no token', async () => {
    const none = () => ({ getToken: async () => null });
    const { services } = makeAzureFast([{ endpoint: server.url }], SETTINGS, none);
    const [service] = [...services.values()];
    const asked = service?.transcribe(jobOf(soundOf('some audio'))) ?? Promise.resolve();
    expect(await failureOf(asked)).toMatchObject({ verdict: 'blocked', code: 'no_token' });
  });
});
