import { aPhrase, LiveClient } from '../../../support/app/live-client';
import { memoryPorts, type MemoryPorts } from '../../../support/app/memory-ports';
import { RecordedWorkflows } from '../../../support/app/recorded-workflows';

async function opened(ports: MemoryPorts = memoryPorts()) {
  const client = new LiveClient(ports, new RecordedWorkflows());
  await client.open();
  return { ports, client };
}

describe('appending phrases', () => {
  it('acknowledges what is durable, in any order and with gaps', async () => {
    const { ports, client } = await opened();
    expect(await client.append(aPhrase(7), aPhrase(2))).toMatchObject({
      status: 200,
      jsonBody: { acknowledged: [7, 2] },
    });
    expect(await ports.livePhrases.sequences(client.id)).toEqual([2, 7]);
  });

  it('acknowledges the same phrase again, and refuses another with its number', async () => {
    const { ports, client } = await opened();
    const words = [{ text: 'This', offsetMs: 0, durationMs: 200, confidence: 0.9 }];
    const phrase = aPhrase(1, { words, locale: 'en-GB', lexical: 'this is', confidence: 0.8 });
    await client.append(phrase);
    expect(await client.append(phrase, aPhrase(2))).toMatchObject({
      status: 200,
      jsonBody: { acknowledged: [1, 2] },
    });
    expect(await client.append(aPhrase(1, { text: 'Other.' }), aPhrase(3))).toMatchObject({
      status: 409,
      jsonBody: { conflicts: [1], acknowledged: [3] },
    });
    expect(await ports.livePhrases.page(client.id, 0, 1)).toEqual([phrase]);
  });

  it.each([
    ['too many', Array.from({ length: 101 }, (_, index) => aPhrase(index + 1))],
    ['a number below 1', [aPhrase(0)]],
    ['a number beyond all sessions', [aPhrase(100_001)]],
    ['a third channel', [aPhrase(1, { channel: 2 })]],
    ['a time before the start', [aPhrase(1, { offsetMs: -1 })]],
    ['an endless text', [aPhrase(1, { text: 'a'.repeat(10_001) })]],
    ['a field that is not known', [{ ...aPhrase(1), colour: 'red' }]],
    ['no text', [{ sequence: 1, channel: 0, offsetMs: 0, durationMs: 1 }]],
  ])('refuses %s, and writes nothing', async (_what, phrases) => {
    const { ports, client } = await opened();
    const answer = await client.append(...phrases);
    expect(answer.status).toBe(400);
    expect(answer.jsonBody).toEqual({ error: expect.stringContaining('docs/live.md') as string });
    expect(ports.livePhrases.count()).toBe(0);
  });

  it('refuses a body of more than a megabyte without a look at it', async () => {
    const { client } = await opened();
    const words = Array.from({ length: 2_000 }, () => ({
      text: 'a'.repeat(190),
      offsetMs: 0,
      durationMs: 1,
    }));
    const phrases = [1, 2, 3].map((sequence) => aPhrase(sequence, { words }));
    expect(await client.append(...phrases)).toMatchObject({ status: 413 });
  });

  it('is refused for a session that never was, and for ids that are none', async () => {
    const { client } = await opened();
    for (const id of ['live-0123456789abcdefghjkmnpqrs', 'call-7', '']) {
      client.id = id;
      expect((await client.append(aPhrase(1))).status).toBe(404);
    }
  });

  it('is refused after the close, whatever the app remembers of the session', async () => {
    const { ports, client } = await opened();
    await client.append(aPhrase(1));
    const elsewhere = new LiveClient(ports, new RecordedWorkflows());
    elsewhere.id = client.id;
    await elsewhere.append(aPhrase(1));
    await client.close(1);
    expect((await elsewhere.append(aPhrase(2))).status).toBe(410);
    expect((await elsewhere.append()).status).toBe(410);
  });

  it('keeps what another request acknowledged, when the session ends in the middle of this one', async () => {
    const ports = memoryPorts();
    const { client } = await opened(ports);
    const create = ports.livePhrases.create.bind(ports.livePhrases);
    ports.livePhrases.create = async (...input) => {
      const written = await create(...input);
      ports.livePhrases.create = create;
      // The client took this one for lost, sent it again and closed.
      expect((await client.append(aPhrase(1))).status).toBe(200);
      expect((await client.close(1)).status).toBe(202);
      return written;
    };
    expect((await client.append(aPhrase(1))).status).toBe(410);
    expect(await ports.livePhrases.sequences(client.id)).toEqual([1]);
  });

  it('takes back what it wrote too late for the transcript', async () => {
    const ports = memoryPorts();
    const { client } = await opened(ports);
    const create = ports.livePhrases.create.bind(ports.livePhrases);
    ports.livePhrases.create = async (...input) => {
      ports.ledger.put({ ...ports.ledger.of(client.id), status: 'transcribed' });
      return create(...input);
    };
    expect((await client.append(aPhrase(1))).status).toBe(410);
    expect(ports.livePhrases.count()).toBe(0);
  });
});

describe('closing a session', () => {
  it('names what is missing, and closes when it has come', async () => {
    const { client } = await opened();
    await client.append(aPhrase(1), aPhrase(4));
    expect(await client.close(5)).toMatchObject({ status: 409, jsonBody: { missing: [2, 3, 5] } });
    expect((await client.get()).jsonBody).toMatchObject({
      received: 2,
      missing: [2, 3],
      closed: false,
    });
    await client.append(aPhrase(2), aPhrase(3), aPhrase(5));
    expect(await client.close(5)).toMatchObject({ status: 202, jsonBody: { id: client.id } });
    expect((await client.get()).jsonBody).toMatchObject({ received: 5, missing: [], closed: true });
  });

  it('is answered the same when it comes again, and wakes the follower again', async () => {
    const ports = memoryPorts();
    const workflows = new RecordedWorkflows();
    const client = new LiveClient(ports, workflows);
    await client.open();
    await client.append(aPhrase(1));
    expect((await client.close(1)).status).toBe(202);
    expect((await client.close(1)).status).toBe(202);
    expect(workflows.liveEnds).toEqual([client.id, client.id]);
    expect((await client.close(2)).status).toBe(410);
  });

  it('refuses a last number below one that has come', async () => {
    const { client } = await opened();
    await client.append(aPhrase(3));
    expect((await client.close(2)).status).toBe(400);
    expect((await client.close(-1)).status).toBe(400);
  });

  it('names no more missing numbers than an answer should have', async () => {
    const { client } = await opened();
    const { jsonBody } = await client.close(100_000);
    expect(
      'missing' in jsonBody && Array.isArray(jsonBody.missing) && jsonBody.missing.length,
    ).toBe(1000);
  });

  it('gives no more tokens afterwards', async () => {
    const { client } = await opened();
    await client.close(0);
    expect((await client.renewToken()).status).toBe(410);
  });
});
