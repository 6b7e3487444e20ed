import type { Container, JSONValue, SqlQuerySpec } from '@azure/cosmos';
import { cosmosWithContainer, recording } from './support/cosmos';

let container: Container;

beforeEach(async () => {
  ({ container } = await cosmosWithContainer());
});

const spec = (query: string, parameters: Record<string, JSONValue> = {}): SqlQuerySpec => ({
  query,
  parameters: Object.entries(parameters).map(([name, value]) => ({ name: `@${name}`, value })),
});

async function ids(where: string, parameters: Record<string, JSONValue> = {}): Promise<string[]> {
  const query = spec(`SELECT VALUE c.id FROM c WHERE ${where}`, parameters);
  return (await container.items.query<string>(query).fetchAll()).resources;
}

describe('a query for equal values', () => {
  it('finds what has them now, after creates, changes and deletions', async () => {
    for (const n of [1, 2, 3, 4]) {
      await container.items.create(recording(`r${String(n)}`, { status: 'queued' }));
    }
    expect(await ids('c.status = "queued"')).toEqual(['r1', 'r2', 'r3', 'r4']);

    const patch = (value: string) => [{ op: 'set' as const, path: '/status', value }];
    await container.item('r2', 'r2').patch(patch('claimed'));
    await container.item('r3', 'r3').delete();
    await container.items.create(recording('r5', { status: 'queued' }));
    await container.items.upsert(recording('r1', { status: 'done' }));

    expect(await ids('c.status = "queued"')).toEqual(['r4', 'r5']);
    expect(await ids('c.status = @status', { status: 'claimed' })).toEqual(['r2']);
    expect(await ids('c.status IN ("done", "claimed")')).toEqual(['r1', 'r2']);
    expect(await ids('ARRAY_CONTAINS(@ids, c.id)', { ids: ['r5', 'r1', 'no'] })).toEqual([
      'r1',
      'r5',
    ]);
  });

  it('finds the same as one that has to look through everything', async () => {
    const all: JSONValue[] = ['1', 1, true, 'true', null, '', 'a'];
    for (const [n, kind] of all.entries()) {
      await container.items.create(recording(`r${String(n)}`, { kind, deep: { kind } }));
    }
    await container.items.create(recording('without'));

    for (const kind of all) {
      const found = await ids('c.kind = @kind OR c.kind = @kind', { kind });
      expect(found).toHaveLength(1);
      expect(await ids('c.kind = @kind', { kind })).toEqual(found);
      expect(await ids('c.deep.kind = @kind AND c.kind = @kind', { kind })).toEqual(found);
      expect(await ids('c.kind IN (@kind, "none")', { kind })).toEqual(found);
    }
    expect(await ids('c.kind = @missing')).toEqual([]);
  });

  it('keeps its other conditions, its order and its pages', async () => {
    for (const n of [5, 3, 1, 4, 2]) {
      await container.items.create(recording(`r${String(n)}`, { n, status: 'queued' }));
    }
    await container.items.create(recording('r0', { n: 0, status: 'done' }));
    const query = spec(
      'SELECT VALUE c.n FROM c WHERE c.status = "queued" AND c.n > 1 ORDER BY c.n DESC',
    );
    const pages = container.items.query<number>(query, { maxItemCount: 3 });

    expect((await pages.fetchNext()).resources).toEqual([5, 4, 3]);
    expect((await pages.fetchNext()).resources).toEqual([2]);
  });
});

describe('a conditional patch', () => {
  const patch = (condition: string) =>
    container
      .item('r', 'r')
      .patch({
        condition: `FROM c WHERE ${condition}`,
        operations: [{ op: 'incr', path: '/hits', value: 1 }],
      })
      .then(
        () => 'changed',
        ({ code }: { code: number }) => code,
      );

  beforeEach(async () => {
    const fields = { hits: 0, epoch: 3, status: 'it is "so"', done: false, nothing: null };
    await container.items.create(recording('r', fields));
  });

  it.each([
    ['c.epoch = 3 AND c.status = "it is \\"so\\""', 'changed'],
    ['c.status IN ("other", "it is \\"so\\"") AND c.done = false', 'changed'],
    ['c.nothing = null', 'changed'],
    ['NOT IS_DEFINED(c.other) AND c.epoch = 3', 'changed'],
    ['c.epoch = 4 OR c.epoch = 3', 'changed'],
    ['c.epoch = "3"', 412],
    ['c.epoch = 3 AND c.other = 3', 412],
    ['c.epoch != 3', 412],
    ['c.nothing = "null"', 412],
    ['c.epoch = 3 AND', 400],
  ])('goes by %s: %s', async (condition, expected) => {
    expect(await patch(condition)).toBe(expected);
  });
});
