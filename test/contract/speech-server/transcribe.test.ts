import { TranscriptionClient } from '@azure/ai-speech-transcription';
import { ScriptedEngine } from '../../../local/speech/scripted-engine';
import { closeFixtures, startFixture } from './support/speech-fixture';
import { eventually } from './support/speech-client';
import { KEY, resultOf, sound, transcribe } from './support/transcribe';

afterEach(closeFixtures);

const PHRASES = [
  { text: 'Good morning, damn bastards.', channel: 0, speaker: 1 },
  { text: 'Bonjour.', channel: 1, speaker: 2, locale: 'fr-FR', durationMs: 9000 },
];

const script = { 'call.wav': { phrases: PHRASES, channels: 2 }, audio: { phrases: PHRASES } };

function start(more: object = {}) {
  return startFixture({ engine: new ScriptedEngine({ script }), ...more });
}

describe('fast transcription', () => {
  it('answers with phrases, words and the text in one piece, channels mixed', async () => {
    const { server } = await start();
    const { status, body } = await transcribe(server.url, {
      definition: { locales: ['en-GB'] },
      audio: sound('call.wav'),
    });
    expect(status).toBe(200);
    const { durationMilliseconds, combinedPhrases, phrases } = resultOf(body);
    expect(durationMilliseconds).toBe(250 + 4 * 350 + 250 + 9000 + 1000);
    expect(combinedPhrases).toEqual([{ text: 'Good morning, damn ********. Bonjour.' }]);
    expect(phrases.map(({ channel, speaker, text }) => [channel, speaker, text])).toEqual([
      [undefined, undefined, 'Good morning, damn ********.'],
      [undefined, undefined, 'Bonjour.'],
    ]);
    expect(phrases[0]).toMatchObject({ offsetMilliseconds: 250, locale: 'en-GB' });
    expect(phrases[0]?.words[1]).toEqual({
      text: 'morning,',
      offsetMilliseconds: 600,
      durationMilliseconds: 350,
    });
  });

  it('keeps channels apart where that is asked for, and only where there are two', async () => {
    const { server } = await start();
    const definition = { locales: ['en-GB'], channels: [0, 1], profanityFilterMode: 'None' };
    const stereo = await transcribe(server.url, { definition, audio: sound('call.wav') });
    expect(resultOf(stereo.body).combinedPhrases).toEqual([
      { channel: 0, text: 'Good morning, damn bastards.' },
      { channel: 1, text: 'Bonjour.' },
    ]);
    expect(resultOf(stereo.body).phrases.map(({ channel }) => channel)).toEqual([0, 1]);

    const engine = new ScriptedEngine({
      script: { 'mono.wav': { phrases: [{ text: 'Hello.' }] } },
    });
    const { server: other } = await start({ engine });
    const mono = await transcribe(other.url, { definition, audio: sound('mono.wav') });
    expect(resultOf(mono.body).combinedPhrases).toEqual([{ text: 'Hello.' }]);
  });

  it('tells speakers apart where diarization is given without saying that it is enabled', async () => {
    const { server } = await start();
    const answer = await transcribe(server.url, {
      definition: { locales: ['en-GB'], diarization: { maxSpeakers: 3 } },
      audio: sound('call.wav'),
    });
    expect(resultOf(answer.body).phrases.map(({ speaker }) => speaker)).toEqual([1, 2]);
  });

  it('finds one language of several for the whole file, and each without any', async () => {
    const { server } = await start();
    const localesOf = async (locales: string[]) => {
      const answer = await transcribe(server.url, {
        definition: { locales },
        audio: sound('call.wav'),
      });
      return resultOf(answer.body).phrases.map(({ locale }) => locale);
    };
    expect(await localesOf(['en-GB', 'fr-FR'])).toEqual(['fr-FR', 'fr-FR']);
    expect(await localesOf([])).toEqual(['en-US', 'fr-FR']);
  });

  it('fetches a URL; a file beside it wins', async () => {
    const { server, recordings } = await start();
    const definition = { locales: ['en-GB'], audioUrl: recordings.url('call.wav') };
    const fetched = await transcribe(server.url, { definition });
    expect(resultOf(fetched.body).phrases).toHaveLength(2);
    expect(recordings.requests).toEqual(['/audio/call.wav']);

    await transcribe(server.url, { definition, audio: sound('call.wav') });
    expect(recordings.requests).toHaveLength(1);
    const sources = server.journal().map(({ details }) => details?.['source']);
    expect(sources).toEqual([`${recordings.origin}/audio/call.wav`, 'call.wav']);
    expect(JSON.stringify(server.journal())).not.toContain('secret-signature');
  });

  it('stops listening when the client goes away', async () => {
    const engine = new ScriptedEngine({ script, serviceMs: 60_000 });
    const { server } = await start({ engine });
    const leave = new AbortController();
    const parts = { definition: { locales: ['en-GB'] }, audio: sound('call.wav') };
    const asked = transcribe(server.url, parts, KEY, leave.signal);
    const [request] = await eventually(
      () => engine.requests,
      (requests) => requests.length > 0,
    );
    leave.abort();
    await expect(asked).rejects.toThrow();
    const gone = () => request?.signal.aborted;
    expect(await eventually(gone, (aborted) => aborted === true)).toBe(true);
    expect(server.journal()).toMatchObject([
      { operation: 'transcribe', status: 'cut', details: { source: 'call.wav' } },
    ]);
  });

  it('wants a key', async () => {
    const { server } = await start({ keys: ['right'] });
    const parts = { definition: { locales: ['en-GB'] }, audio: sound('call.wav') };
    const refused = await transcribe(server.url, parts);
    expect(refused).toMatchObject({ status: 401, body: { error: { code: '401' } } });
    const key = { 'Ocp-Apim-Subscription-Key': 'right' };
    expect((await transcribe(server.url, parts, key)).status).toBe(200);
  });
});

describe('what fast transcription refuses', () => {
  const ask = { locales: ['en-GB'] };

  it.each([
    ['a locale that it does not know', { locales: ['xx-XX'] }, 'InvalidLocale'],
    [
      'channels with diarization',
      { ...ask, channels: [0, 1], diarization: {} },
      'BadChannelConfiguration',
    ],
    ['a third channel', { ...ask, channels: [0, 2] }, 'InvalidChannels'],
    ['one speaker', { ...ask, diarization: { maxSpeakers: 1 } }, 'InvalidParameterValue'],
    ['LLM speech', { ...ask, enhancedMode: { enabled: true } }, 'InvalidParameterValue'],
    ['text that is no JSON', '{"locales":', 'InvalidRequestBodyFormat'],
  ])('%s', async (_what, definition, code) => {
    const { server } = await start();
    const answer = await transcribe(server.url, { definition, audio: sound('call.wav') });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'InvalidRequest', innerError: { code } },
    });
  });

  it('a form without audio, and one without a definition', async () => {
    const { server } = await start();
    const mute = await transcribe(server.url, { definition: ask });
    const blank = await transcribe(server.url, { audio: sound('call.wav') });
    for (const answer of [mute, blank]) {
      expect(answer).toMatchObject({ status: 400, body: { innerError: { code: 'EmptyRequest' } } });
    }
  });

  it('audio that is empty, too large, too long or no audio', async () => {
    const bad = { failure: { kind: 'InvalidData', message: 'no audio' } } as const;
    const engine = new ScriptedEngine({
      script: { 'long.wav': { durationMs: 5001 }, 'bad.wav': bad, 'fine.wav': {} },
    });
    const { server } = await start({ engine, limits: { fastBytes: 20, fastMs: 5000 } });
    const send = async (audio: File) => {
      const { status, body } = await transcribe(server.url, { definition: ask, audio });
      return [status, body];
    };
    const refusal = (code: string) => ({ code: 'UnprocessableEntity', innerError: { code } });
    expect(await send(sound('fine.wav', ''))).toMatchObject([422, refusal('EmptyAudioFile')]);
    expect(await send(sound('long.wav'))).toMatchObject([422, refusal('AudioLengthLimitExceeded')]);
    expect(await send(sound('bad.wav'))).toMatchObject([422, refusal('InvalidAudioFormat')]);
    expect(await send(sound('fine.wav', 'x'.repeat(21)))).toMatchObject([413, {}]);
    expect(await send(sound('fine.wav', 'x'.repeat(20)))).toMatchObject([200, {}]);
  });

  it('a URL that can not be read', async () => {
    const { server, recordings } = await start();
    recordings.answer('gone.wav', (_request, response) => response.writeHead(404).end());
    const definition = { ...ask, audioUrl: recordings.url('gone.wav') };
    const answer = await transcribe(server.url, { definition });
    expect(answer).toMatchObject({
      status: 400,
      body: { innerError: { code: 'InvalidRecordingsUri' } },
    });
  });

  it('what a fault says', async () => {
    const { server } = await start();
    const parts = { definition: ask, audio: sound('call.wav') };
    server.faults.add(
      { operation: 'transcribe', action: { status: 429, retryAfter: 3 } },
      { file: 'call', errorKind: 'EmptyAudioFile', errorMessage: 'Nothing there.' },
    );
    const busy = await transcribe(server.url, parts);
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '3']);
    expect(await transcribe(server.url, parts)).toMatchObject({
      status: 422,
      body: { innerError: { code: 'EmptyAudioFile', message: 'Nothing there.' } },
    });
    expect((await transcribe(server.url, parts)).status).toBe(200);
    const calls = server.journal().map(({ operation, status }) => [operation, status]);
    expect(calls).toEqual([429, 422, 200].map((status) => ['transcribe', status]));
  });
});

describe('the client of the vendor, as it is', () => {
  const clientOf = (url: string, retries = 0) =>
    new TranscriptionClient(
      url,
      { key: 'any-key' },
      {
        allowInsecureConnection: true,
        retryOptions: { maxRetries: retries },
      },
    );

  it('uploads a recording and reads all of the answer', async () => {
    const { server } = await start();
    const audio = new Uint8Array(Buffer.from('some audio'));
    const result = await clientOf(server.url).transcribe(audio, {
      locales: ['en-GB'],
      diarizationOptions: { maxSpeakers: 3 },
      phraseList: { phrases: ['Contoso'] },
      profanityFilterMode: 'None',
    });
    expect(result.combinedPhrases).toEqual([{ text: 'Good morning, damn bastards. Bonjour.' }]);
    expect(result.phrases[1]).toMatchObject({ speaker: 2, text: 'Bonjour.', locale: 'en-GB' });
    expect(result.phrases[0]?.words).toHaveLength(4);
  });

  it('sends a URL', async () => {
    const { server, recordings } = await start();
    const result = await clientOf(server.url).transcribe(recordings.url('call.wav'), {
      locales: ['en-GB'],
      activeChannels: [0, 1],
    });
    expect(result.combinedPhrases.map(({ channel }) => channel)).toEqual([0, 1]);
  });

  it('is told of a refusal by the status', async () => {
    const { server } = await start();
    const asked = clientOf(server.url).transcribe(new Uint8Array([1]), { locales: ['xx-XX'] });
    await expect(asked).rejects.toMatchObject({ statusCode: 400 });
  });

  it('repeats what was refused for a while', async () => {
    const { server } = await start();
    server.faults.add({ operation: 'transcribe', action: { status: 429, retryAfter: 0 } });
    const asked = clientOf(server.url, 1).transcribe(new Uint8Array([1]), { locales: ['en-GB'] });
    await expect(asked).resolves.toMatchObject({ phrases: expect.anything() as unknown });
    expect(server.journal().map(({ status }) => status)).toEqual([429, 200]);
  });
});
