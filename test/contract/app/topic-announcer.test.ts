import type { TokenCredential } from '@azure/identity';
import { makeAnnouncer } from '../../../shared/adapters/announce';
import { toCloudEvent } from '../../../shared/adapters/announce/to-cloud-event';
import { startTopic, type RunningTopic } from '../../../local/eventgrid/topic';
import { anEnding, ORIGIN } from '../../support/app/an-ending';
import { noIdentity } from '../../support/app/contract/targets';
import { textWith } from '../../support/app/matching';

const KEY = 'a-key-of-the-topic';

let topic: RunningTopic;
beforeEach(async () => {
  topic = await startTopic({ keys: [KEY] });
});
afterEach(() => topic.close());

const announcer = (changes: { endpoint?: string; key?: string } = {}) =>
  makeAnnouncer({ endpoint: topic.endpoint, key: KEY, ...changes }, ORIGIN, noIdentity);

/** An app whose identity gets its token so. */
const identified = (getToken: TokenCredential['getToken']) =>
  makeAnnouncer({ endpoint: topic.endpoint }, ORIGIN, () => ({ getToken }));

describe('announcing to a topic', () => {
  it('sends one CloudEvent in one request', async () => {
    await announcer().announce(anEnding());
    expect(topic.received()).toEqual([toCloudEvent(anEnding(), ORIGIN)]);
    expect(topic.requests()).toBe(1);
  });

  it('uses the app’s identity where there is no key', async () => {
    const scopes: unknown[] = [];
    await identified(async (scope) => {
      scopes.push(scope);
      return { token: 'a-token', expiresOnTimestamp: Date.now() + 3_600_000 };
    }).announce(anEnding());
    expect(scopes).toEqual(['https://eventgrid.azure.net/.default']);
    expect(topic.received()).toHaveLength(1);
  });

  it('says what to do when the identity gets no token', async () => {
    const announce = identified(async () => null).announce(anEnding());
    await expect(announce).rejects.toMatchObject({
      verdict: 'blocked',
      code: 'no_token',
      message: textWith('ANNOUNCE_TOPIC_KEY'),
    });
  });

  it('needs a person for a wrong key', async () => {
    await expect(announcer({ key: 'wrong' }).announce(anEnding())).rejects.toMatchObject({
      verdict: 'blocked',
      status: 401,
      message: textWith('EventGrid Data Sender'),
    });
    expect(topic.received()).toEqual([]);
  });

  it('needs a person for a wrong endpoint', async () => {
    const endpoint = topic.endpoint.replace('/api/events', '');
    await expect(announcer({ endpoint }).announce(anEnding())).rejects.toMatchObject({
      verdict: 'blocked',
      message: textWith('/api/events'),
    });
  });

  it.each([
    [429, 'later'],
    [500, 'later'],
    [503, 'later'],
    [400, 'never'],
    [413, 'never'],
  ])('asks once when it is answered with %d, which is worth: %s', async (status, verdict) => {
    topic.faults.add({ action: { status }, times: 'always' });
    await expect(announcer().announce(anEnding())).rejects.toMatchObject({ verdict, status });
    expect(topic.requests()).toBe(1);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('comes out when the connection is cut %s it was taken', async (cut, taken) => {
    topic.faults.add({ action: { cut } });
    await expect(announcer().announce(anEnding())).rejects.toMatchObject({
      verdict: 'later',
      code: 'announce_unreachable',
    });
    expect(topic.received()).toHaveLength(taken);
  });

  it('comes out when nobody is there', async () => {
    await topic.close();
    await expect(announcer().announce(anEnding())).rejects.toMatchObject({ verdict: 'later' });
  });

  it('gives up after a few seconds without an answer', async () => {
    topic.faults.add({ action: { delayMs: 8_000 } });
    const started = performance.now();
    await expect(announcer().announce(anEnding())).rejects.toMatchObject({ verdict: 'later' });
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});
