import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { makeSpeechmaticsBatch } from '../../../shared/adapters/speechmatics/batch';
import type { ProviderCall } from '../../../shared/ports';
import { closeFixtures, KEY, startFixture } from '../speechmatics-server/support/fixture';

afterEach(closeFixtures);

const SETTINGS = {
  endpoint: 'https://eu1.asr.api.speechmatics.com/v2',
  key: KEY,
  model: 'standard',
  audio: 'link',
  atOnce: 3,
} as const;
const HERE = { environment: 'here' };

describe('the provider', () => {
  it('has as many lanes as jobs at a time, and knows those of before', () => {
    const provider = makeSpeechmaticsBatch(SETTINGS, HERE);
    expect(provider.name).toBe('speechmatics');
    expect(provider.lanes).toEqual([
      'eu1.asr.api.speechmatics.com#1',
      'eu1.asr.api.speechmatics.com#2',
      'eu1.asr.api.speechmatics.com#3',
    ]);
    expect(provider.on('eu1.asr.api.speechmatics.com#9')).toBeDefined();
    expect(() => provider.on('us1.asr.api.speechmatics.com#1')).toThrow(
      expect.objectContaining({ code: 'lane_unknown', verdict: 'blocked' }) as Error,
    );
  });

  it('says what it can do', () => {
    const { capabilities } = makeSpeechmaticsBatch(SETTINGS, HERE);
    expect(capabilities).toMatchObject({
      mode: 'batch',
      recordingsPerJob: 1,
      phraseHints: 1000,
      profanities: ['None'],
      separations: ['channels', 'diarization', 'none'],
    });
    expect(capabilities.languages).toEqual(expect.arrayContaining(['en', 'de', 'zh', 'nb', 'fil']));
    const upload = makeSpeechmaticsBatch({ ...SETTINGS, audio: 'upload' }, HERE);
    expect(upload.capabilities.mostBytes).toBeLessThan(1e9);
    expect(capabilities.mostBytes).toBeGreaterThan(1e9);
  });

  it('hears nothing of the service where no callback is set up', () => {
    expect(makeSpeechmaticsBatch(SETTINGS, HERE)).not.toHaveProperty('notified');
  });

  it('is told of the end of a job, and knows that it was the service', async () => {
    const calls: ProviderCall[] = [];
    const receiver = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://127.0.0.1');
      const { authorization = '' } = request.headers;
      const query = Object.fromEntries(url.searchParams);
      calls.push({ headers: { authorization }, query, body: Buffer.alloc(0) });
      response.end();
    });
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const { server, recordings } = await startFixture();
    const { port } = receiver.address() as AddressInfo;
    const callback = { url: `http://127.0.0.1:${port}/api/webhooks/speechmatics`, secret: 'abc' };
    const provider = makeSpeechmaticsBatch({ ...SETTINGS, endpoint: server.url, callback }, HERE);
    const job = await provider.on(provider.lanes[0] ?? '').submit({
      name: 'job-1',
      profile: {
        provider: 'speechmatics',
        locale: 'en-US',
        candidateLocales: [],
        separation: 'channels',
        maxSpeakers: 0,
        profanity: 'None',
        length: 'short',
        lanes: [],
      },
      audio: [
        {
          source: recordings.origin,
          name: 'a.wav',
          sizeBytes: 1,
          link: async () => '',
          signedLink: async () => recordings.url('a.wav'),
          open: () => Promise.reject(new Error('It is fetched.')),
        },
      ],
    });
    while (calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    receiver.close();
    const [call] = calls;
    expect(call && provider.notified?.(call)).toEqual({ kind: 'ended', providerJobId: job });
    expect(call && provider.notified?.({ ...call, headers: {} })).toMatchObject({ status: 401 });
  });
});
