import {
  RealtimeClient,
  type RealtimeServerMessage,
  type RealtimeTranscriptionConfig,
} from '@speechmatics/real-time-client';
import { tapeAudio } from '../../../local/live/scripted/audio-clock';
import { closeLive, startLive, TAPE, TAPE_MS, temporaryKey, TEXTS } from './support/live-fixture';

afterEach(closeLive);

/** The papers' own chunks. */
const CHUNK = 4096;

const CONFIG: RealtimeTranscriptionConfig = {
  audio_format: { type: 'raw', encoding: 'pcm_s16le', sample_rate: 16_000 },
  transcription_config: { language: 'en', model: 'enhanced', enable_partials: true },
};

/** Its timers run on after the end: a short time-out lets the tests end soon. */
const newClient = (url: string) => new RealtimeClient({ url, connectionTimeout: 3_000 });

/** Streams audio with the vendor's client; ends when the transcript does. */
async function stream(
  url: string,
  key: string,
  config: RealtimeTranscriptionConfig,
  pcm = tapeAudio(TAPE, TAPE_MS),
): Promise<RealtimeServerMessage[]> {
  const client = newClient(url);
  const received: RealtimeServerMessage[] = [];
  let acknowledged = () => {};
  client.addEventListener('receiveMessage', ({ data }) => {
    received.push(data);
    if (data.message === 'AudioAdded') acknowledged();
  });
  await client.start(key, config);
  for (let at = 0; at < pcm.length; at += CHUNK) {
    const added = new Promise<void>((resolve) => (acknowledged = resolve));
    client.sendAudio(pcm.subarray(at, at + CHUNK));
    await added;
  }
  await client.stopRecognition();
  return received;
}

const transcripts = (messages: readonly RealtimeServerMessage[], kind: string) =>
  messages.flatMap((one) =>
    one.message === kind && 'metadata' in one && 'transcript' in one.metadata
      ? [one.metadata.transcript]
      : [],
  );

describe('@speechmatics/real-time-client against the local service', () => {
  it('gets partials that grow, finals, and the end', async () => {
    const { url, keysUrl } = await startLive();
    const received = await stream(url, await temporaryKey(keysUrl), CONFIG);
    expect(transcripts(received, 'AddTranscript').map((text) => text.trim())).toEqual(TEXTS);
    expect(transcripts(received, 'AddPartialTranscript').slice(0, 3)).toEqual([
      'Good ',
      'Good morning, ',
      'Good morning, how ',
    ]);
    expect(received.at(-1)).toEqual({ message: 'EndOfTranscript' });
    const added = received.filter(({ message }) => message === 'AudioAdded');
    expect(added).toEqual(added.map((_, i) => ({ message: 'AudioAdded', seq_no: i + 1 })));
  });

  it('gets words with times, confidences and punctuation of its own', async () => {
    const { url, keysUrl } = await startLive();
    const received = await stream(url, await temporaryKey(keysUrl), CONFIG);
    const final = received.find(({ message }) => message === 'AddTranscript');
    expect(final).toMatchObject({
      format: '2.9',
      metadata: { start_time: 0.25, end_time: 1.15 },
      results: expect.arrayContaining([
        expect.objectContaining({
          type: 'word',
          start_time: 0.25,
          alternatives: [{ content: 'Good', confidence: 0.92, language: 'en' }],
        }),
        expect.objectContaining({ type: 'punctuation', attaches_to: 'previous', is_eos: true }),
      ]) as unknown,
    });
  });

  it('gets speakers, and their names when it asks', async () => {
    const { url, keysUrl } = await startLive();
    const key = await temporaryKey(keysUrl);
    const client = newClient(url);
    const speakers: unknown[] = [];
    client.addEventListener('receiveMessage', ({ data }) => {
      if (data.message !== 'AddTranscript') return;
      speakers.push(data.results[0]?.alternatives?.[0]?.speaker);
    });
    await client.start(key, {
      ...CONFIG,
      transcription_config: {
        language: 'en',
        diarization: 'speaker',
        additional_vocab: ['Contoso', { content: 'gnocchi', sounds_like: ['nokey'] }],
      },
    });
    client.sendAudio(tapeAudio(TAPE, TAPE_MS));
    const result = await client.getSpeakers();
    await client.stopRecognition();
    expect(speakers).toEqual(['S1', 'S2', 'S1']);
    expect(result.speakers.map(({ label }) => label)).toEqual(['S1', 'S2']);
  });

  it('may force the end of an utterance', async () => {
    const { url, keysUrl } = await startLive();
    const client = newClient(url);
    const finals: RealtimeServerMessage[] = [];
    const forced = new Promise<void>((resolve) => {
      client.addEventListener('receiveMessage', ({ data }) => {
        if (data.message === 'AddTranscript') finals.push(data);
        if (data.message === 'EndOfUtterance') resolve();
      });
    });
    await client.start(await temporaryKey(keysUrl), CONFIG);
    client.sendAudio(tapeAudio(TAPE, 600));
    client.forceEndOfUtterance();
    await forced;
    expect(finals).toMatchObject([{ forced: true, metadata: { transcript: 'Good morning, ' } }]);
    client.sendAudio(tapeAudio(TAPE, TAPE_MS - 600, 600));
    await client.stopRecognition();
    expect(transcripts(finals, 'AddTranscript').join('')).toBe(`${TEXTS.join(' ')} `);
  });

  it('is refused with an API key, a key for batch or nonsense in the URL', async () => {
    const { url, keysUrl } = await startLive();
    for (const key of ['api-key', 'nonsense', await temporaryKey(keysUrl, 'batch')]) {
      await expect(stream(url, key, CONFIG)).rejects.toMatchObject({
        message: 'Unexpected server response: 401',
      });
    }
  });

  it('hears of a language that is not supported', async () => {
    const { url, keysUrl } = await startLive();
    const config = { ...CONFIG, transcription_config: { language: 'xx' } };
    const key = await temporaryKey(keysUrl);
    await expect(stream(url, key, config)).rejects.toThrow('invalid_language');
  });
});
