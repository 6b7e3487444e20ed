import { startTopic, type RunningTopic } from '../../../local/eventgrid/topic';

const KEY = 'a-key-of-the-topic';
const EVENT = { specversion: '1.0', id: '1', source: '/s', type: 't', data: { a: 1 } };

let topic: RunningTopic;
beforeEach(async () => {
  topic = await startTopic({ keys: [KEY] });
});
afterEach(() => topic.close());

/** Publishes as a client of Event Grid does; `changes` replace what it usually sends. */
async function publish(
  body: unknown,
  changes: { headers?: Record<string, string>; query?: string } = {},
): Promise<{ status: number; code?: string }> {
  const { headers = {}, query = '?api-version=2018-01-01' } = changes;
  const response = await fetch(`${topic.endpoint}${query}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/cloudevents-batch+json; charset=utf-8',
      'aeg-sas-key': KEY,
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  if (text === '') return { status: response.status };
  const { error } = JSON.parse(text) as { error: { code: string } };
  return { status: response.status, code: error.code };
}

describe('a topic with the input schema CloudEvents 1.0', () => {
  it('takes a batch, extensions included, and a single event', async () => {
    const extended = { ...EVENT, id: '2', traceparent: '00-1-2-01' };
    expect(await publish([EVENT, extended])).toEqual({ status: 200 });
    const single = { 'content-type': 'application/cloudevents+json' };
    expect(await publish(EVENT, { headers: single })).toEqual({ status: 200 });
    expect(topic.received()).toEqual([EVENT, extended, EVENT]);
  });

  it('takes any token in the place of a key', async () => {
    const response = await fetch(`${topic.endpoint}?api-version=2018-01-01`, {
      method: 'POST',
      headers: {
        'content-type': 'application/cloudevents-batch+json',
        authorization: 'Bearer a-token',
      },
      body: JSON.stringify([EVENT]),
    });
    expect(response.status).toBe(200);
  });

  it.each([
    ['a wrong key', [EVENT], { headers: { 'aeg-sas-key': 'wrong' } }, 401],
    ['no api-version', [EVENT], { query: '' }, 400],
    ['the schema of Event Grid', [EVENT], { headers: { 'content-type': 'application/json' } }, 415],
    ['what is no JSON', 'no JSON', {}, 400],
    ['an event without a source', [{ ...EVENT, source: undefined }], {}, 400],
    ['another version of the specification', [{ ...EVENT, specversion: '0.3' }], {}, 400],
    ['a misnamed extension', [{ ...EVENT, recordingId: 'x' }], {}, 400],
    ['more than a megabyte', [{ ...EVENT, data: 'x'.repeat(1024 * 1024) }], {}, 413],
  ] as const)('refuses %s', async (_what, body, changes, status) => {
    expect((await publish(body, changes)).status).toBe(status);
    expect(topic.received()).toEqual([]);
  });

  it('refuses who shows neither key nor token', async () => {
    const response = await fetch(`${topic.endpoint}?api-version=2018-01-01`, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents-batch+json' },
      body: JSON.stringify([EVENT]),
    });
    expect(response.status).toBe(401);
  });

  it('fails as it is told, so often and no more', async () => {
    topic.faults.add({ action: { status: 429, retryAfter: 3 }, times: 2 });
    const statuses = [];
    for (let call = 0; call < 3; call += 1) statuses.push((await publish([EVENT])).status);
    expect(statuses).toEqual([429, 429, 200]);
    expect([topic.requests(), topic.received().length]).toEqual([3, 1]);
  });
});
