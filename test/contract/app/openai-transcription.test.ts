import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TokenCredential } from '@azure/identity';
import { startOpenAiServer, type OpenAiServer } from '../../../local/openai';
import { ScriptedEngine, type ScriptedCall } from '../../../local/speech/scripted-engine';
import { makeOpenAiTranscription } from '../../../shared/adapters/openai-transcription';
import type { ImmediateService } from '../../../shared/adapters/transcribers/immediate-lane';
import { noIdentity } from '../../support/app/contract/targets';
import { textWith } from '../../support/app/matching';
import { failureOf, jobOf, soundOf } from '../../support/immediate/sounds';

const KEY = 'transcription-key';
const SAMPLE = readFileSync(join(__dirname, '../../fixtures/katiesteve-telephone.wav'));

const phrases = [
  { text: 'Good morning, Contoso.', channel: 0, speaker: 1 },
  { text: 'Hello.', channel: 0, speaker: 2 },
];
const script: Record<string, ScriptedCall> = {
  'call.wav': { phrases },
  'CALL.OPUS.wav': { phrases },
  'bad.wav': { failure: { kind: 'InvalidData', message: 'no audio' } },
};

let server: OpenAiServer;
let engine: ScriptedEngine;
beforeEach(async () => {
  engine = new ScriptedEngine({ script });
  server = await startOpenAiServer({ port: 0, keys: [KEY], engine });
});
afterEach(() => server.close());

function serviceOf(model = 'whisper-1', key = KEY): ImmediateService {
  const settings = { baseUrl: server.url, key, model, atOnce: 2 };
  const { services } = makeOpenAiTranscription(settings, noIdentity);
  const service = services.get(new URL(server.url).host);
  if (!service) throw new Error('The endpoint has no service.');
  return service;
}

describe('an OpenAI-compatible service through the app', () => {
  it('gives phrases with their words', async () => {
    const service = serviceOf();
    const { phrases, channels, origin } = service.read(
      await service.transcribe(jobOf(soundOf('some audio'))),
    );
    expect(channels).toBe(1);
    expect(phrases.map(({ text, words }) => [text, words?.length])).toEqual([
      ['Good morning, Contoso.', 3],
      ['Hello.', 1],
    ]);
    expect(phrases[0]?.words?.[2]).toMatchObject({ text: 'Contoso', offsetMs: 950 });
    expect(origin?.more).toMatchObject({ language: 'english' });
    expect(engine.requests[0]?.locale).toBe('en');
  });

  it('gives one phrase of a model without times, as long as the recording', async () => {
    const service = serviceOf('gpt-4o-transcribe');
    const read = service.read(await service.transcribe(jobOf(soundOf(SAMPLE))));
    expect(read.durationMs).toBeGreaterThan(29_000);
    expect(read.phrases).toHaveLength(1);
    expect(read.phrases[0]).toMatchObject({
      offsetMs: 0,
      durationMs: read.durationMs,
      text: 'Good morning, Contoso. Hello.',
    });
  });

  it('tells speakers apart by the model that can', async () => {
    const service = serviceOf('gpt-4o-transcribe-diarize');
    const job = jobOf(soundOf('some audio'), { separation: 'diarization' });
    const read = service.read(await service.transcribe(job));
    expect(read.phrases.map(({ speaker }) => speaker)).toEqual([1, 2]);
  });

  it('asks for plain text where the answer can have no times, and from then on', async () => {
    const refusal = {
      error: {
        message: "response_format 'verbose_json' is not compatible with model 'my-deployment'.",
        type: 'invalid_request_error',
        param: 'response_format',
        code: 'unsupported_value',
      },
    };
    server.faults.add({ action: { status: 400, body: refusal } });
    const service = serviceOf('my-deployment');
    const first = service.read(await service.transcribe(jobOf(soundOf('some audio'))));
    await service.transcribe(jobOf(soundOf('some audio')));
    expect(first.phrases.map(({ text }) => text)).toEqual(['Good morning, Contoso. Hello.']);
    expect(server.journal().map(({ status }) => status)).toEqual([400, 200, 200]);
  });

  it('asks for it for each of several recordings that are refused at the same time', async () => {
    const body = { error: { message: 'verbose_json is not supported', type: 'x' } };
    server.faults.add({ action: { status: 400, body }, times: 2 });
    const service = serviceOf('my-deployment');
    const asked = () => service.transcribe(jobOf(soundOf('some audio')));
    await expect(Promise.all([asked(), asked()])).resolves.toHaveLength(2);
    const statuses = server.journal().map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 200, 400, 400]);
  });

  it('names the file so that its format can be told', async () => {
    const sound = soundOf(SAMPLE, { name: 'CALL.OPUS' });
    await expect(serviceOf().transcribe(jobOf(sound))).resolves.toContain('Good morning');
  });

  it('answers a ping, even where recordings are all that it takes', async () => {
    await expect(serviceOf().ping()).resolves.toBeUndefined();
    await expect(serviceOf('whisper-1', 'another').ping()).rejects.toMatchObject({
      verdict: 'blocked',
    });
    const { services } = makeOpenAiTranscription(
      { baseUrl: new URL('/none/v1', server.url).href, key: KEY, model: 'm', atOnce: 1 },
      noIdentity,
    );
    await expect([...services.values()][0]?.ping()).resolves.toBeUndefined();
  });

  it('says what it can do', () => {
    const settings = { baseUrl: 'https://a.example/v1', key: 'k', model: 'whisper-1', atOnce: 2 };
    const provider = makeOpenAiTranscription(settings, noIdentity);
    expect([...provider.services.keys()]).toEqual(['a.example']);
    expect(provider).toMatchObject({ name: 'openai', atOnce: 2, capabilities: { mode: 'fast' } });
  });
});

describe('an OpenAI-compatible service in trouble', () => {
  const transcribe = () => serviceOf().transcribe(jobOf(soundOf('some audio')));

  it.each([
    [{ status: 429, retryAfterSeconds: 9 }, 'later', 9000],
    [{ status: 429, retryAfterMs: 250 }, 'later', 250],
    [{ status: 500 }, 'later', undefined],
    [{ status: 503 }, 'later', undefined],
    [{ status: 403 }, 'blocked', undefined],
    [{ status: 404 }, 'blocked', undefined],
    [{ status: 400 }, 'never', undefined],
  ] as const)('answered with %j is worth: %s', async (action, verdict, retryAfterMs) => {
    server.faults.add({ action });
    const error = await failureOf(transcribe());
    expect(error).toMatchObject({ verdict, status: action.status, retryAfterMs });
    expect(server.journal()).toHaveLength(1);
  });

  it('needs a person where the account has no credit left', async () => {
    const body = { error: { message: 'No credit.', code: 'insufficient_quota' } };
    server.faults.add({ action: { status: 429, body } });
    expect(await failureOf(transcribe())).toMatchObject({ verdict: 'blocked' });
  });

  it.each([{ cut: 'before' }, { cut: 'after' }, { truncate: true }, { malformed: true }] as const)(
    'that answers with %j may be asked again: nothing is kept there',
    async (action) => {
      server.faults.add({ action });
      expect(await failureOf(transcribe())).toMatchObject({
        verdict: 'later',
        code: 'transcription_unreachable',
      });
      await expect(transcribe()).resolves.toContain('Good morning');
    },
  );

  it('that answers in another shape has nothing to be read', async () => {
    server.faults.add({ action: { status: 200, body: { segments: 'none' } } });
    const error = await failureOf(transcribe());
    expect(error).toMatchObject({ verdict: 'never', code: 'unexpected_response' });
  });

  it('refuses a recording for good, in its own words', async () => {
    const sound = soundOf('some audio', { name: 'bad.wav' });
    expect(await failureOf(serviceOf().transcribe(jobOf(sound)))).toMatchObject({
      verdict: 'never',
      status: 400,
      message: textWith('could not be decoded or its format is not supported'),
    });
  });

  it('is not even asked for more than 25 MB', async () => {
    const sound = soundOf('some audio', { sizeBytes: 25_000_001 });
    const error = await failureOf(serviceOf().transcribe(jobOf(sound)));
    expect(error).toMatchObject({ verdict: 'never', code: 'recording_too_large' });
    expect(server.journal()).toEqual([]);
  });

  it('needs a person when the key is wrong, and never shows it', async () => {
    const service = serviceOf('whisper-1', 'another-key');
    const error = await failureOf(service.transcribe(jobOf(soundOf('some audio'))));
    expect(error).toMatchObject({ verdict: 'blocked', message: textWith('TRANSCRIPTION_API_KEY') });
    expect(error.message).not.toContain('another-key');
  });

  it('lets the app in by its identity, and needs a person where that gets no token', async () => {
    const settings = { baseUrl: server.url, model: 'whisper-1', atOnce: 1 };
    const asked = (getToken: TokenCredential['getToken']) => {
      const [service] = makeOpenAiTranscription(settings, () => ({ getToken })).services.values();
      return service?.transcribe(jobOf(soundOf('some audio'))) ?? Promise.resolve();
    };
    const token = { token: KEY, expiresOnTimestamp: Date.now() + 60_000 };
    await expect(asked(async () => token)).resolves.toContain('Good morning');
    for (const none of [async () => null, async () => Promise.reject(new Error('no IMDS'))]) {
      expect(await failureOf(asked(none))).toMatchObject({
        verdict: 'blocked',
        code: 'no_token',
        message: textWith('TRANSCRIPTION_API_KEY'),
      });
    }
  });
});
