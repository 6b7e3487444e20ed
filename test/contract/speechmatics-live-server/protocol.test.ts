import { once } from 'node:events';
import { WebSocket } from 'ws';
import { tapeAudio } from '../../../local/live/scripted/audio-clock';
import { closeLive, SAID, startLive, TAPE, TAPE_MS, TEXTS } from './support/live-fixture';
import { RawClient, start, texts } from './support/raw-client';

afterEach(closeLive);

const CHANNELS = { diarization: 'channel', channel_diarization_labels: ['agent', 'customer'] };

describe('the real-time protocol of Speechmatics', () => {
  it('tells of its use and quality before recognition starts', async () => {
    const { url } = await startLive();
    const client = await RawClient.connect(url);
    client.send(start({}, { encoding: 'mulaw', sample_rate: 8000 }));
    await client.next('RecognitionStarted');
    expect(client.received).toMatchObject([
      { message: 'Info', type: 'concurrent_session_usage', usage: 1, quota: 50 },
      { message: 'Info', type: 'recognition_quality', quality: 'telephony' },
      { message: 'RecognitionStarted', id: expect.any(String) as string },
    ]);
  });

  it('closes in order when the stream has ended', async () => {
    const { url } = await startLive();
    const client = await RawClient.connect(`${url}/`);
    client.send(start({ conversation_config: { end_of_utterance_silence_trigger: 0.2 } }));
    client.send(tapeAudio(TAPE, TAPE_MS));
    client.send({ message: 'EndOfStream', last_seq_no: 1 });
    expect(await client.closed).toEqual({ code: 1000, reason: '' });
    expect(texts(client.all('AddTranscript'))).toEqual(TEXTS);
    expect(client.all('EndOfUtterance').map(({ metadata }) => metadata)).toEqual([
      { start_time: 1.15, end_time: 1.15 },
      { start_time: 2.1, end_time: 2.1 },
      { start_time: 2.95, end_time: 2.95 },
    ]);
    expect(client.received.at(-1)).toEqual({ message: 'EndOfTranscript' });
  });

  it('lets no word wait longer than max_delay', async () => {
    const { url } = await startLive();
    const client = await RawClient.connect(url);
    client.send(start({ max_delay: 0.7, enable_partials: false }));
    for (let at = 0; at < TAPE_MS; at += 100) client.send(tapeAudio(TAPE, 100, at));
    client.send({ message: 'EndOfStream', last_seq_no: 34 });
    await client.closed;
    const finals = texts(client.all('AddTranscript'));
    expect(finals.length).toBeGreaterThan(TEXTS.length);
    expect(finals.join(' ')).toBe(TEXTS.join(' '));
    expect(client.all('AddPartialTranscript')).toEqual([]);
  });

  it('hears channels apart', async () => {
    const { url } = await startLive();
    const client = await RawClient.connect(url);
    client.send(start(CHANNELS));
    expect(await client.next('RecognitionStarted')).toMatchObject({
      channel_ids: ['agent', 'customer'],
    });
    const data = tapeAudio(2, 6_000).toString('base64');
    for (const channel of ['agent', 'customer']) {
      client.send({ message: 'AddChannelAudio', channel, data });
    }
    expect(await client.next('ChannelAudioAdded')).toMatchObject({ channel: 'agent', seq_no: 1 });
    client.send({ message: 'EndOfChannel', channel: 'agent', last_seq_no: 1 });
    client.send({ message: 'EndOfChannel', channel: 'customer', last_seq_no: 1 });
    expect(await client.closed).toMatchObject({ code: 1000 });
    const finals = client.all('AddTranscript');
    expect(new Set(finals.map(({ channel }) => channel))).toEqual(new Set(['agent', 'customer']));
  });

  it('takes a WAV file as it comes', async () => {
    const { url } = await startLive();
    const client = await RawClient.connect(url);
    client.send({ ...start(), audio_format: { type: 'file' } });
    const wave = Buffer.concat([waveHeader(), tapeAudio(TAPE, TAPE_MS)]);
    client.send(wave.subarray(0, 20));
    client.send(wave.subarray(20));
    client.send({ message: 'EndOfStream', last_seq_no: 2 });
    await client.closed;
    expect(texts(client.all('AddTranscript'))).toEqual(TEXTS);
  });

  it.each([
    ['pcm_f32le', 4],
    ['mulaw', 1],
  ])('takes %s', async (encoding, bytes) => {
    const { url } = await startLive();
    const client = await RawClient.connect(url);
    client.send(start({}, { encoding, sample_rate: 8000 }));
    client.send(Buffer.alloc(8000 * bytes * 6)); // six seconds of the script "live"
    client.send({ message: 'EndOfStream', last_seq_no: 1 });
    await client.closed;
    expect(texts(client.all('AddTranscript')).join(' ').split(' ').length).toBeGreaterThan(
      SAID.length,
    );
  });

  it('changes what may change in the middle', async () => {
    const { url } = await startLive();
    const client = await RawClient.connect(url);
    client.send(start());
    client.send({
      message: 'SetRecognitionConfig',
      transcription_config: { language: 'en', enable_partials: false, max_delay: 1 },
    });
    client.send(tapeAudio(TAPE, TAPE_MS));
    client.send({ message: 'EndOfStream', last_seq_no: 1 });
    await client.closed;
    expect(client.all('AddPartialTranscript')).toEqual([]);
    expect(client.all('AddTranscript')).not.toEqual([]);
  });

  it('refuses the upgrade without a key, and on other paths', async () => {
    const { url } = await startLive();
    const refused = async (address: string, headers = {}) => {
      const [error] = (await once(new WebSocket(address, { headers }), 'error')) as [Error];
      return error.message;
    };
    expect(await refused(url)).toBe('Unexpected server response: 401');
    expect(await refused(url, { Authorization: 'Bearer wrong' })).toMatch('401');
    expect(await refused(url.replace('/v2', '/v3'))).toMatch('404');
  });
});

/** Lengths as a stream has them: unknown. */
function waveHeader(): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(16_000, 24);
  header.writeUInt32LE(32_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  return header;
}
