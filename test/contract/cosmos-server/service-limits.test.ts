import { setTimeout as delay } from 'node:timers/promises';
import type { ErrorResponse } from '@azure/cosmos';
import { cosmosWithContainer, recording } from './support/cosmos';

describe('size and id limits', () => {
  it('refuse a document over 2 MB, also one that a patch would make', async () => {
    const { container } = await cosmosWithContainer();
    const megabyte = 'x'.repeat(1024 * 1024);
    await container.items.create(recording('a', { first: megabyte }));

    const created = container.items.create(recording('b', { text: megabyte + megabyte }));
    const patched = container
      .item('a', 'a')
      .patch([{ op: 'set', path: '/second', value: megabyte.slice(100) }]);

    await expect(created).rejects.toMatchObject({ code: 413 });
    await expect(patched).rejects.toMatchObject({ code: 413 });
    const { resource } = await container.item('a', 'a').read<object>();
    expect(resource).not.toHaveProperty('second');
  });

  it.each(['a/b', 'a?b', 'a#b', 'a\\b'])('refuse the id %s', async (id) => {
    const { cosmos } = await cosmosWithContainer();

    const response = await fetch(`${cosmos.endpoint}dbs/callscribe/colls/recordings/docs`, {
      method: 'POST',
      headers: { authorization: 'any', 'x-ms-documentdb-partitionkey': '["r"]' },
      body: JSON.stringify({ id, recordingId: 'r' }),
    });

    expect(response.status).toBe(400);
  });

  it('refuse a request without authorization', async () => {
    const { cosmos } = await cosmosWithContainer();

    const response = await fetch(`${cosmos.endpoint}dbs/callscribe`);

    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'Unauthorized' });
  });
});

describe('request units', () => {
  it('are charged by size and summed up by operation', async () => {
    const { cosmos, container } = await cosmosWithContainer();

    const { requestCharge } = await container.items.create(recording('a'));
    await container.item('a', 'a').read();
    await container.item('gone', 'gone').read();

    expect(requestCharge).toBe(4.95);
    expect(cosmos.journal()).toMatchObject({
      create: { requests: 1, requestUnits: 4.95, statuses: { 201: 1 } },
      read: { requests: 2, requestUnits: 2, statuses: { 200: 1, 404: 1 } },
    });
    expect(cosmos.requestUnits()).toBeCloseTo(6.95, 2);
    const journal = await (await fetch(`${cosmos.endpoint}admin/journal`)).json();
    expect(journal).toEqual(cosmos.journal());
  });

  it('above the budget are refused with 429 and the time to wait', async () => {
    const { container } = await cosmosWithContainer({ requestUnitsPerSecond: 10 });

    const writes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => container.items.create(recording(`r${String(n)}`))),
    );

    const refused = writes.flatMap((write) =>
      write.status === 'rejected' ? [write.reason as ErrorResponse] : [],
    );
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ code: 429, substatus: 3200 });
    expect(refused[0]?.message).toContain('Request rate is large');
    expect(refused[0]?.retryAfterInMs).toBeGreaterThan(0);
  });

  it('of managing databases and containers are free', async () => {
    const { client, cosmos } = await cosmosWithContainer({ requestUnitsPerSecond: 1 });

    for (let n = 0; n < 5; n += 1) await client.databases.createIfNotExists({ id: 'callscribe' });

    expect(cosmos.requestUnits()).toBe(0);
  });
});

describe('time to live', () => {
  it('makes documents vanish from reads, queries and the way of a new one', async () => {
    const { container } = await cosmosWithContainer({ defaultTtl: -1 });
    await container.items.create(recording('short', { ttl: 1 }));
    await container.items.create(recording('long'));
    const before = await container.item('short', 'short').read();

    await delay(2100);

    const after = await container.item('short', 'short').read();
    const { resources } = await container.items.query('SELECT VALUE c.id FROM c', {}).fetchAll();
    const again = await container.items.create(recording('short'));
    expect([before.statusCode, after.statusCode, again.statusCode]).toEqual([200, 404, 201]);
    expect(resources).toEqual(['long']);
  });
});

describe('fault plans', () => {
  it('answer with a status instead of doing anything', async () => {
    const { cosmos, container } = await cosmosWithContainer();
    cosmos.setFaults([
      { operation: 'create', times: 1, action: { status: 429, retryAfterMs: 1234 } },
    ]);

    const refused = container.items.create(recording('a'));

    await expect(refused).rejects.toMatchObject({ code: 429, retryAfterInMs: 1234 });
    expect((await container.items.create(recording('a'))).statusCode).toBe(201);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('cut the connection %s the write: %i documents changed', async (cut, changed) => {
    const { cosmos, container } = await cosmosWithContainer();
    cosmos.setFaults([{ operation: 'patch', action: { cut } }]);
    await container.items.create(recording('a'));

    const patched = container.item('a', 'a').patch([{ op: 'set', path: '/done', value: true }]);

    await expect(patched).rejects.toThrow();
    const { resources } = await container.items
      .query('SELECT VALUE c.id FROM c WHERE c.done')
      .fetchAll();
    expect(resources).toHaveLength(changed);
  });

  it.each([{ malformed: true }, { truncate: true }] as const)(
    'spoil the answer to a write that is made: %p',
    async (action) => {
      const { cosmos, container } = await cosmosWithContainer();
      cosmos.faults.add({ operation: 'create', times: 1, action });

      await expect(container.items.create(recording('a'))).rejects.toThrow();

      expect((await container.item('a', 'a').read()).statusCode).toBe(200);
      expect(cosmos.faults.strikes()).toBe(1);
    },
  );

  it('strike requests by what is in them', async () => {
    const { cosmos, container } = await cosmosWithContainer();
    cosmos.faults.add({ operation: 'create', body: '"id":"b"', action: { status: 503 } });

    await container.items.create(recording('a'));

    await expect(container.items.create(recording('b'))).rejects.toMatchObject({ code: 503 });
  });
});
