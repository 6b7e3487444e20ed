import { once } from 'node:events';
import { WebSocket } from 'ws';
import { TOKEN_LIFE_MS } from '../../../local/azure-live/speech-tokens';
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
import { RawClient, REQUEST_ID } from './support/raw-client';

afterEach(closeLive);

const PATH = '/stt/speech/universal/v2';

describe('the protocol of the Speech SDK', () => {
  it('sends the messages of a turn in their order, all with its request id', async () => {
    const { url } = await startLive();
    const client = await RawClient.connect(url, { key: LIVE_KEY });
    client.begin();
    client.audio(tapeAudio(TAPE, TAPE_MS));
    client.audio(Buffer.alloc(0));
    await client.next('turn.end');
    const paths = client.received.map(({ path }) => path);
    expect(paths.filter((path) => path !== 'speech.hypothesis')).toEqual([
      'turn.start',
      'speech.startDetected',
      'speech.phrase',
      'speech.phrase',
      'speech.phrase',
      'speech.endDetected',
      'speech.phrase',
      'turn.end',
    ]);
    expect(new Set(client.received.map(({ requestId }) => requestId))).toEqual(
      new Set([REQUEST_ID]),
    );
    expect(client.bodies('speech.phrase').map(({ RecognitionStatus: status }) => status)).toEqual([
      'Success',
      'Success',
      'Success',
      'EndOfDictation',
    ]);
    expect(client.bodies('speech.phrase')[0]).toMatchObject({
      DisplayText: TEXTS[0],
      Offset: 2_500_000,
      Duration: 9_000_000,
    });
  });

  it('counts from 0 again in the next turn', async () => {
    const { url } = await startLive();
    const client = await RawClient.connect(url, { key: LIVE_KEY });
    client.begin();
    client.audio(tapeAudio(TAPE, 1_400));
    client.begin();
    client.audio(tapeAudio(TAPE, TAPE_MS - 1_400, 1_400));
    client.audio(Buffer.alloc(0));
    await client.next('turn.end');
    const phrases = client.bodies('speech.phrase').filter(({ DisplayText: text }) => text);
    expect(phrases.map(({ DisplayText: text }) => text)).toEqual(TEXTS);
    expect(phrases[1]).toMatchObject({ Offset: 0 });
  });

  it('hears both channels of stereo audio', async () => {
    const { url } = await startLive();
    const client = await RawClient.connect(url, { key: LIVE_KEY });
    client.begin({ channels: 2 });
    client.audio(Buffer.alloc(10_000 * 64));
    client.audio(Buffer.alloc(0));
    await client.next('turn.end');
    const channels = client.bodies('speech.phrase').map(({ Channel: channel }) => channel);
    expect(channels).toEqual(expect.arrayContaining([0, 1]));
  });

  it.each([
    ['what is no message', 'nonsense'],
    ['a context that is not JSON', 'Path: speech.context\r\n\r\n{"half'],
    ['a binary frame that ends in its headers', Buffer.of(0xff, 0xff, 0x50)],
  ])('closes with 1007 for %s', async (_, frame) => {
    const { url } = await startLive();
    const client = await RawClient.connect(url, { key: LIVE_KEY });
    client.socket.send(frame);
    expect((await client.closed).code).toBe(1007);
  });

  it('takes credentials in headers as well, on the paths of old clients too', async () => {
    const { url, live } = await startLive();
    const path = '/speech/recognition/conversation/cognitiveservices/v1';
    const headers = { 'Ocp-Apim-Subscription-Key': LIVE_KEY, 'X-ConnectionId': 'abc' };
    const socket = new WebSocket(`${url.replace('http', 'ws')}${path}?language=en-US`, { headers });
    await once(socket, 'open');
    expect(live.connections).toMatchObject([{ connectionId: 'abc', path }]);
  });

  it('ends the connection that is one too many with 4429', async () => {
    const { url } = await startLive({ mostConnections: 1 });
    await RawClient.connect(url, { key: LIVE_KEY });
    const second = await RawClient.connect(url, { key: LIVE_KEY });
    expect(await second.closed).toMatchObject({ code: 4429 });
  });
});

describe('tokens for the Speech SDK', () => {
  it('are given for the live key alone', async () => {
    const { url } = await startLive();
    expect((await requestToken(url, LIVE_KEY)).status).toBe(200);
    expect((await requestToken(url, BATCH_KEY)).status).toBe(401);
    const token = await (await requestToken(url, LIVE_KEY)).text();
    const withToken = await fetch(`${url}/sts/v1.0/issueToken`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(withToken.status).toBe(401);
  });

  it('are good for ten minutes', async () => {
    let now = Date.now();
    const { url } = await startLive({ clock: () => now });
    const token = await (await requestToken(url, LIVE_KEY)).text();
    await expect(RawClient.connect(url, { token })).resolves.toBeDefined();
    now += TOKEN_LIFE_MS;
    await expect(RawClient.connect(url, { token })).rejects.toThrow('401');
  });

  it('are good on the host that gave them alone', async () => {
    const tokenSecret = 'the same on both hosts';
    const one = await startLive({ tokenSecret });
    const other = await startLive({ tokenSecret });
    const token = await (await requestToken(one.url, LIVE_KEY)).text();
    await expect(RawClient.connect(other.url, { token })).rejects.toThrow('401');
  });

  it('hold nothing secret', async () => {
    const { url } = await startLive();
    const token = await (await requestToken(url, LIVE_KEY)).text();
    const [, claims = ''] = token.split('.');
    expect(Buffer.from(claims, 'base64url').toString('utf8')).not.toContain(LIVE_KEY);
  });
});

describe('faults of live transcription', () => {
  it('refuses the upgrade as often as it is told', async () => {
    const { url, live } = await startLive();
    live.faults.add({ on: 'upgrade', action: { status: 503 } });
    await expect(RawClient.connect(url, { key: LIVE_KEY })).rejects.toThrow('503');
    await expect(RawClient.connect(url, { key: LIVE_KEY })).resolves.toBeDefined();
  });

  it('sends a frame that no client can read', async () => {
    const { url, live } = await startLive();
    live.faults.add({ on: 'session', action: { malformed: true, after: { phrases: 1 } } });
    const client = await RawClient.connect(url, { key: LIVE_KEY });
    client.begin();
    client.audio(tapeAudio(TAPE, TAPE_MS));
    client.audio(Buffer.alloc(0));
    await client.next('turn.end');
    expect(client.unreadable).toHaveLength(1);
  });

  it('knows no other paths', async () => {
    const { url } = await startLive();
    const socket = new WebSocket(`${url.replace('http', 'ws')}${PATH}/more`);
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toMatch('404');
  });
});
