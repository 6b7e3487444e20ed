import { join } from 'node:path';
import { startCosmos } from '../../../local/cosmos';
import { Child } from '../storage-server/support/child';
import { temporaryDirectory } from '../storage-server/support/temporary-directory';
import { clientFor, createContainer, recording } from './support/cosmos';

const SCRIPT = join(__dirname, 'support', 'cosmos-process.ts');

interface Address {
  readonly endpoint: string;
  readonly key: string;
}

async function start(dataDirectory: string) {
  const [child, { endpoint, key }] = await Child.start<Address>(SCRIPT, { dataDirectory });
  return { child, client: clientFor(endpoint, key) };
}

describe('Cosmos DB after kill -9', () => {
  it('has every acknowledged write, with the same ids, ETags and times', async () => {
    const dataDirectory = temporaryDirectory();
    const first = await start(dataDirectory);
    const container = await createContainer(first.client, { defaultTtl: -1 });
    for (let n = 0; n < 30; n += 1) await container.items.create(recording(`r${String(n)}`, { n }));
    await container.items.upsert(recording('r1', { n: 'upserted' }));
    await container.item('r2', 'r2').patch([{ op: 'set', path: '/n', value: 'patched' }]);
    await container.item('r3', 'r3').delete();
    const { resources: before } = await container.items.readAll().fetchAll();

    await first.child.kill();

    const second = await start(dataDirectory);
    const reopened = second.client.database('callscribe').container('recordings');
    const { resources: after } = await reopened.items.readAll().fetchAll();
    const { resource: definition } = await reopened.read();
    const created = await reopened.items.create(recording('new'));
    await second.child.kill();
    expect(after).toEqual(before);
    expect(after).toHaveLength(29);
    expect(definition).toMatchObject({ defaultTtl: -1, partitionKey: { paths: ['/recordingId'] } });
    expect(before).not.toContainEqual(expect.objectContaining({ _rid: created.resource?._rid }));
  });

  it('loses nothing that was acknowledged while it was being written to', async () => {
    const dataDirectory = temporaryDirectory();
    const first = await start(dataDirectory);
    const container = await createContainer(first.client);
    const acknowledged: string[] = [];
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let n = 0; ; n += 1) {
        const id = `w${String(writer)}-${String(n)}`;
        await container.items.create(recording(id));
        acknowledged.push(id);
        if (acknowledged.length === 200) await first.child.kill();
      }
    });

    await Promise.allSettled(writers);

    const second = await start(dataDirectory);
    const { resources } = await second.client
      .database('callscribe')
      .container('recordings')
      .items.query<string>('SELECT VALUE c.id FROM c')
      .fetchAll();
    await second.child.kill();
    expect(acknowledged.length).toBeGreaterThanOrEqual(200);
    expect(resources).toEqual(expect.arrayContaining(acknowledged));
  });
});

describe('a port that is taken', () => {
  it('is named', async () => {
    const first = await startCosmos({ inMemory: true });
    const port = Number(new URL(first.endpoint).port);

    const second = startCosmos({ inMemory: true, port });

    await expect(second).rejects.toThrow(`Port ${String(port)} for Cosmos DB is in use`);
    await first.close();
  });
});
