import { COSMOS_CONTAINERS, makeContainers } from '../../../local/stack/cosmos-containers';
import { cosmosWithContainer, recording } from './support/cosmos';

const ORDERED =
  'SELECT VALUE c.id FROM c WHERE c.status = "queued" ORDER BY c.status, c.times.landedAt';

describe('the containers of the app', () => {
  it('are brought up to date where an earlier run made them without an index, documents and all', async () => {
    const { client } = await cosmosWithContainer();
    const { database } = await client.databases.createIfNotExists({ id: 'of-before' });
    const before = { id: 'recordings', partitionKey: { paths: ['/id'] }, defaultTtl: -1 };
    const { container } = await database.containers.create(before);
    await container.items.create(recording('a', { times: { landedAt: '2026-03-02' } }));
    await expect(container.items.query(ORDERED).fetchAll()).rejects.toMatchObject({ code: 400 });

    await makeContainers(database);
    await makeContainers(database);

    expect((await container.items.query(ORDERED).fetchAll()).resources).toEqual(['a']);
    const { resources } = await database.containers.readAll().fetchAll();
    expect(resources.map(({ id }) => id).sort()).toEqual(
      COSMOS_CONTAINERS.map(({ id }) => id).sort(),
    );
  });
});
