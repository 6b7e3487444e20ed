import * as sdk from 'microsoft-cognitiveservices-speech-sdk';
import { tapeAudio } from '../../../local/live/scripted/audio-clock';
import {
  BATCH_KEY,
  closeLive,
  LIVE_KEY,
  requestToken,
  startLive,
  TAPE,
  TAPE_MS,
  TEXTS,
} from './support/live-fixture';
import { pushed, recognize, speechConfig, transcribe } from './support/sdk-client';

afterEach(closeLive);
sdk.Recognizer.enableTelemetry(false);

const tape = () => pushed(tapeAudio(TAPE, TAPE_MS));

describe('the Speech SDK against the local Speech service', () => {
  it('gets partials that grow, and a final for every phrase', async () => {
    const { url } = await startLive();
    const run = await recognize(speechConfig(url, { key: LIVE_KEY }), tape());
    expect(run.finals.map(({ text }) => text)).toEqual(TEXTS);
    expect(run.partials.slice(0, 3)).toEqual(['good', 'good morning', 'good morning how']);
    expect(run.finals[0]).toMatchObject({ offsetMs: 250, durationMs: 900 });
    expect(run.events).toEqual(['speech start', 'speech end']);
    expect(run.canceled).toEqual([{ reason: 'EndOfStream', code: 'NoError', details: undefined }]);
  });

  it('gets words with times when it asks for details', async () => {
    const { url } = await startLive();
    const config = speechConfig(url, { key: LIVE_KEY });
    config.outputFormat = sdk.OutputFormat.Detailed;
    config.requestWordLevelTimestamps();
    const run = await recognize(config, tape());
    const { NBest: nBest } = JSON.parse(run.finals[1]?.json ?? '{}') as {
      NBest: { Lexical: string; Confidence: number; Words: object[] }[];
    };
    expect(nBest[0]).toMatchObject({ Lexical: 'my order has not arrived', Confidence: 0.92 });
    expect(nBest[0]?.Words[0]).toMatchObject({
      Word: 'my',
      Offset: 14_000_000,
      Duration: 1_400_000,
    });
  });

  it('gets speakers as a conversation transcriber', async () => {
    const { url, live } = await startLive();
    const run = await transcribe(speechConfig(url, { key: LIVE_KEY }), tape());
    expect(run.finals.map(({ text }) => text)).toEqual(TEXTS);
    expect(run.finals.map(({ speaker }) => speaker)).toEqual(['Guest-1', 'Guest-2', 'Guest-1']);
    expect(live.connections).toHaveLength(1);
  });

  it('gets in with a token of this service', async () => {
    const { url } = await startLive();
    const token = await (await requestToken(url, LIVE_KEY)).text();
    const run = await transcribe(speechConfig(url, { token }), tape());
    expect(run.finals.map(({ text }) => text)).toEqual(TEXTS);
  });

  it('gets the one phrase that it asks for', async () => {
    const { url } = await startLive();
    const recognizer = new sdk.SpeechRecognizer(speechConfig(url, { key: LIVE_KEY }), tape());
    const result = await new Promise<sdk.SpeechRecognitionResult>((resolve, reject) => {
      recognizer.recognizeOnceAsync(resolve, reject);
    });
    recognizer.close();
    expect(result.text).toBe(TEXTS[0]);
  });

  it('may send phrase lists', async () => {
    const { url, live } = await startLive();
    const recognizer = new sdk.SpeechRecognizer(speechConfig(url, { key: LIVE_KEY }), tape());
    sdk.PhraseListGrammar.fromRecognizer(recognizer).addPhrases(['Callscribe', 'Contoso']);
    await new Promise((resolve, reject) => recognizer.recognizeOnceAsync(resolve, reject));
    recognizer.close();
    expect(JSON.stringify(live.connections[0]?.contexts[0])).toContain('Contoso');
  });

  it.each([
    ['a wrong key', { key: 'nonsense' }],
    ['the key of batch transcription', { key: BATCH_KEY }],
    ['a token of somebody else', { token: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA' }],
  ])('is refused with %s', async (_, credentials) => {
    const { url, live } = await startLive();
    const config = speechConfig(url, credentials);
    config.setProperty('SPEECH-Error-MaxRetryCount', '0');
    const run = await recognize(config, tape());
    expect(run.finals).toEqual([]);
    expect(run.canceled[0]).toMatchObject({ reason: 'Error', code: 'ConnectionFailure' });
    expect(live.connections).toEqual([]);
  });
});
