import { SpeechClient } from './support/speech-client';
import { closeFixtures, startFixture } from './support/speech-fixture';

afterEach(closeFixtures);

describe('the request quota', () => {
  it('refuses the 101st call of a key within 10 seconds and no other key', async () => {
    let now = Date.parse('2026-11-01T10:00:00Z');
    const limits = { requestsPerTenSeconds: 100 };
    const { client, server } = await startFixture({ limits, clock: () => now });
    const other = new SpeechClient(server.url, { 'Ocp-Apim-Subscription-Key': 'other' });

    const calls = await Promise.all(
      Array.from({ length: 101 }, () => client.call('GET', '/transcriptions')),
    );

    const refused = calls.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ status: 429, body: { code: 'TooManyRequests' } });
    expect((await other.call('GET', '/transcriptions')).status).toBe(200);
    now += 10_000;
    expect((await client.call('GET', '/transcriptions')).status).toBe(200);
  });
});
