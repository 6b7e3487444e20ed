import type { Container } from '@azure/cosmos';
import { cosmosWithContainer, recording } from './support/cosmos';

let container: Container;

beforeEach(async () => {
  ({ container } = await cosmosWithContainer());
});

const item = (id: string) => container.item(id, id);

describe('databases and containers', () => {
  it('are created once', async () => {
    const { client } = await cosmosWithContainer();
    const { database, statusCode } = await client.databases.createIfNotExists({ id: 'callscribe' });
    const definition = { id: 'recordings', partitionKey: { paths: ['/recordingId'] } };

    const again = await database.containers.createIfNotExists(definition);
    const forced = database.containers.create(definition);

    expect([statusCode, again.statusCode]).toEqual([200, 200]);
    await expect(forced).rejects.toMatchObject({ code: 409 });
  });

  it('are listed and deleted', async () => {
    const { client } = await cosmosWithContainer();
    const { resources } = await client.databases.readAll().fetchAll();

    await client.database('callscribe').container('recordings').delete();
    const gone = client
      .database('callscribe')
      .container('recordings')
      .items.query('SELECT * FROM c');

    expect(resources.map(({ id }) => id)).toEqual(['callscribe']);
    await expect(gone.fetchAll()).rejects.toMatchObject({ code: 404 });
  });

  it('keep their documents when their settings are replaced', async () => {
    await container.items.create(recording('a'));
    const { resource } = await container.read();

    await container.replace({ ...resource, id: 'recordings', defaultTtl: 3600 });

    expect((await container.read()).resource).toMatchObject({ defaultTtl: 3600 });
    expect((await item('a').read()).resource).toMatchObject({ status: 'queued' });
  });

  it('refuse hierarchical partition keys with a reason', async () => {
    const created = container.database.containers.create({
      id: 'hierarchical',
      partitionKey: { paths: ['/tenantId', '/recordingId'], version: 2 },
    });

    await expect(created).rejects.toThrow('one partition key path');
  });
});

describe('documents', () => {
  it('are created with system properties and an ETag', async () => {
    const { statusCode, resource, etag } = await container.items.create(recording('a', { n: 1 }));

    expect(statusCode).toBe(201);
    expect(resource).toMatchObject({ id: 'a', n: 1, _etag: etag });
    expect(Math.abs((resource?._ts ?? 0) - Date.now() / 1000)).toBeLessThan(5);
  });

  it('are created only once', async () => {
    await container.items.create(recording('a'));

    await expect(container.items.create(recording('a'))).rejects.toMatchObject({ code: 409 });
  });

  it('may have the same id in different partitions', async () => {
    await container.items.create({ id: 'part', recordingId: 'x', n: 1 });
    await container.items.create({ id: 'part', recordingId: 'y', n: 2 });

    const read = await Promise.all(['x', 'y'].map((key) => container.item('part', key).read()));

    expect(read.map(({ resource }) => (resource as { n: number }).n)).toEqual([1, 2]);
  });

  it('are not found under a wrong id or partition key', async () => {
    await container.items.create(recording('a'));

    const statuses = await Promise.all(
      [item('b'), container.item('a', 'b')].map(async (one) => (await one.read()).statusCode),
    );

    expect(statuses).toEqual([404, 404]);
  });

  it('are upserted: created first, then replaced under a new ETag', async () => {
    const first = await container.items.upsert(recording('a'));
    const second = await container.items.upsert(recording('a', { status: 'claimed' }));

    expect([first.statusCode, second.statusCode]).toEqual([201, 200]);
    expect(second.etag).not.toBe(first.etag);
    expect((await item('a').read()).resource).toMatchObject({ status: 'claimed' });
  });

  it('are replaced and deleted only in the version that the client knows', async () => {
    const { etag: stale } = await container.items.create(recording('a'));
    const { etag } = await item('a').replace(recording('a', { n: 2 }), ifMatch(stale));

    const replaced = item('a').replace(recording('a', { n: 3 }), ifMatch(stale));
    const deleted = item('a').delete(ifMatch(stale));

    await expect(replaced).rejects.toMatchObject({ code: 412 });
    await expect(deleted).rejects.toMatchObject({ code: 412 });
    expect((await item('a').read()).resource).toMatchObject({ n: 2, _etag: etag });
    expect((await item('a').delete(ifMatch(etag))).statusCode).toBe(204);
  });

  it('answer 404 to a replace or delete when they are gone', async () => {
    await expect(item('a').replace(recording('a'))).rejects.toMatchObject({ code: 404 });
    await expect(item('a').delete()).rejects.toMatchObject({ code: 404 });
  });

  it('are not sent again to a client that has them', async () => {
    const { etag } = await container.items.create(recording('a'));

    const accessCondition = { type: 'IfNoneMatch' as const, condition: etag };
    const { statusCode } = await item('a').read({ accessCondition });

    expect(statusCode).toBe(304);
  });

  it('need the partition key that they are sent to', async () => {
    const { endpoint } = (await cosmosWithContainer()).cosmos;

    const response = await fetch(`${endpoint}dbs/callscribe/colls/recordings/docs`, {
      method: 'POST',
      headers: { authorization: 'any', 'x-ms-documentdb-partitionkey': '["other"]' },
      body: JSON.stringify(recording('a')),
    });

    expect([response.status, response.headers.get('x-ms-substatus')]).toEqual([400, '1001']);
  });

  it('run in bulk, each with its own outcome', async () => {
    await container.items.create(recording('there'));

    const results = await container.items.executeBulkOperations([
      { operationType: 'Create', partitionKey: 'new', resourceBody: recording('new') },
      { operationType: 'Create', partitionKey: 'there', resourceBody: recording('there') },
      {
        operationType: 'Patch',
        partitionKey: 'there',
        id: 'there',
        resourceBody: { operations: [{ op: 'set', path: '/status', value: 'claimed' }] },
      },
      { operationType: 'Read', partitionKey: 'gone', id: 'gone' },
    ]);

    expect(results.map(({ response, error }) => response?.statusCode ?? error?.code)).toEqual([
      201, 409, 200, 404,
    ]);
  });

  it('refuse a transactional batch with a reason', async () => {
    const batch = container.items.batch(
      [{ operationType: 'Create', resourceBody: recording('a') }],
      'a',
    );

    await expect(batch).rejects.toThrow('does not run transactional batches');
    expect((await item('a').read()).statusCode).toBe(404);
  });
});

function ifMatch(condition: string) {
  return { accessCondition: { type: 'IfMatch', condition } };
}
