import { ChangeFeedStartFrom, type Container, type SqlQuerySpec } from '@azure/cosmos';
import { cosmosWithContainer, recording } from './support/cosmos';

let container: Container;

beforeEach(async () => {
  ({ container } = await cosmosWithContainer());
});

async function fill(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await container.items.create(
      recording(`r${String(n)}`, { n, status: n % 2 === 0 ? 'queued' : 'completed' }),
    );
  }
}

async function all<T = unknown>(query: string | SqlQuerySpec, options = {}): Promise<T[]> {
  return (await container.items.query<T>(query, options).fetchAll()).resources;
}

describe('queries', () => {
  it('filter by parameters and order', async () => {
    await fill(10);

    const found = await all({
      query: 'SELECT VALUE c.n FROM c WHERE c.status = @status AND c.n < @limit ORDER BY c.n DESC',
      parameters: [
        { name: '@status', value: 'queued' },
        { name: '@limit', value: 7 },
      ],
    });

    expect(found).toEqual([6, 4, 2, 0]);
  });

  it.each([
    ['SELECT VALUE COUNT(1) FROM c', [10]],
    ["SELECT VALUE COUNT(1) FROM c WHERE c.status = 'queued'", [5]],
    ['SELECT VALUE SUM(c.n) FROM c', [45]],
    ['SELECT TOP 2 VALUE c.id FROM c ORDER BY c.n', ['r0', 'r1']],
    ["SELECT VALUE c.n FROM c WHERE c.id IN ('r3', 'r4', 'none') ORDER BY c.n", [3, 4]],
    ['SELECT VALUE c.n FROM c WHERE ARRAY_CONTAINS([1, 2], c.n) ORDER BY c.n', [1, 2]],
    ['SELECT VALUE c.n FROM c WHERE NOT IS_DEFINED(c.status)', []],
  ])('answer %s', async (query, expected) => {
    await fill(10);

    expect(await all(query)).toEqual(expected);
  });

  it('have an order over several properties only where a composite index serves it', async () => {
    await fill(3);
    const query = 'SELECT VALUE c.id FROM c ORDER BY c.status, c.n';
    await expect(all(query)).rejects.toMatchObject({ code: 400 });

    const paths = ['/status', '/n'].map((path) => ({ path, order: 'ascending' as const }));
    const { resource } = await container.read();
    if (!resource) throw new Error('The container is gone.');
    await container.replace({ ...resource, indexingPolicy: { compositeIndexes: [paths] } });

    expect(await all(query)).toEqual(['r1', 'r0', 'r2']);
    expect(await all(`${query.replace('c.status', 'c.status DESC')} DESC`)).toEqual([
      'r2',
      'r0',
      'r1',
    ]);
    await expect(all(`${query} DESC`)).rejects.toMatchObject({ code: 400 });
  });

  it('stay in the partition that they name', async () => {
    await fill(10);

    expect(await all('SELECT VALUE c.id FROM c', { partitionKey: 'r4' })).toEqual(['r4']);
  });

  it('return every document once, page by page, while documents change', async () => {
    await fill(25);
    const seen: string[] = [];
    let continuationToken: string | undefined;
    do {
      const page = await container.items
        .query<string>('SELECT VALUE c.id FROM c', {
          maxItemCount: 4,
          ...(continuationToken === undefined ? {} : { continuationToken }),
        })
        .fetchNext();
      expect(page.resources.length).toBeLessThanOrEqual(4);
      seen.push(...page.resources);
      continuationToken = page.continuationToken;
      await container.items.upsert(recording('r3', { changed: seen.length }));
    } while (continuationToken !== undefined);

    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });

  it('come in pages of a hundred when the client does not say', async () => {
    await Promise.all(
      Array.from({ length: 120 }, (_, n) => container.items.create(recording(`r${String(n)}`))),
    );

    const { resources, hasMoreResults } = await container.items
      .query('SELECT * FROM c')
      .fetchNext();

    expect([resources.length, hasMoreResults]).toEqual([100, true]);
    expect(await all('SELECT * FROM c')).toHaveLength(120);
  });

  it('name what is not known instead of returning something wrong', async () => {
    await fill(2);

    const grouped = all('SELECT c.status, COUNT(1) AS n FROM c GROUP BY c.status');

    await expect(grouped).rejects.toThrow('knows neither GROUP BY');
  });
});

describe('change feed', () => {
  it('shows the latest version of what was written, in the order of the writes', async () => {
    await fill(3);
    await container.items.upsert(recording('r0', { changed: true }));

    const feed = container.items.getChangeFeedIterator<{ id: string }>({
      changeFeedStartFrom: ChangeFeedStartFrom.Beginning(),
    });
    const { result } = await feed.readNext();

    expect(result.map(({ id }) => id)).toEqual(['r1', 'r2', 'r0']);
  });

  it('goes on where a client stopped, and says when there is nothing new', async () => {
    await fill(5);
    const feed = container.items.getChangeFeedIterator<{ id: string }>({
      changeFeedStartFrom: ChangeFeedStartFrom.Beginning(),
      maxItemCount: 3,
    });
    const pages = [await feed.readNext(), await feed.readNext(), await feed.readNext()];
    await container.items.create(recording('later'));

    const resumed = container.items.getChangeFeedIterator<{ id: string }>({
      changeFeedStartFrom: ChangeFeedStartFrom.Continuation(pages[2]!.continuationToken),
    });

    expect(pages.map(({ count }) => count)).toEqual([3, 2, 0]);
    expect(pages[2]?.statusCode).toBe(304);
    expect((await resumed.readNext()).result.map(({ id }) => id)).toEqual(['later']);
  });

  it('can start from now and be limited to a partition', async () => {
    await fill(2);
    const now = container.items.getChangeFeedIterator<{ id: string }>({
      changeFeedStartFrom: ChangeFeedStartFrom.Now('r1'),
    });
    expect((await now.readNext()).statusCode).toBe(304);

    await container.items.upsert(recording('r0', { changed: true }));
    await container.items.upsert(recording('r1', { changed: true }));

    expect((await now.readNext()).result.map(({ id }) => id)).toEqual(['r1']);
  });
});
