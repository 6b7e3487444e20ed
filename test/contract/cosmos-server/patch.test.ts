import type { Container, PatchRequestBody } from '@azure/cosmos';
import { cosmosWithContainer, recording } from './support/cosmos';

let container: Container;

beforeEach(async () => {
  ({ container } = await cosmosWithContainer());
});

function patch(id: string, body: PatchRequestBody, etag?: string) {
  const options =
    etag === undefined ? {} : { accessCondition: { type: 'IfMatch', condition: etag } };
  return container.item(id, id).patch(body, options);
}

async function read(id: string) {
  return (await container.item(id, id).read<Record<string, unknown>>()).resource;
}

describe('patch', () => {
  it('sets, adds, replaces, increments and removes', async () => {
    await container.items.create(recording('a', { n: 1, tags: ['x'], old: true }));

    const { etag } = await patch('a', [
      { op: 'set', path: '/status', value: 'claimed' },
      { op: 'add', path: '/tags/-', value: 'y' },
      { op: 'replace', path: '/tags/0', value: 'z' },
      { op: 'incr', path: '/n', value: 2 },
      { op: 'remove', path: '/old' },
    ]);

    const resource = await read('a');
    expect(resource).toMatchObject({ status: 'claimed', tags: ['z', 'y'], n: 3, _etag: etag });
    expect(resource).not.toHaveProperty('old');
  });

  it('gives the document a new ETag', async () => {
    const { etag: before } = await container.items.create(recording('a'));

    const { etag } = await patch('a', [{ op: 'set', path: '/n', value: 1 }]);

    expect(etag).not.toBe(before);
    await expect(patch('a', [{ op: 'incr', path: '/n', value: 1 }], before)).rejects.toMatchObject({
      code: 412,
    });
  });

  it('is refused as a whole when one operation fails', async () => {
    await container.items.create(recording('a', { n: 1 }));

    const failing = patch('a', [
      { op: 'set', path: '/n', value: 2 },
      { op: 'remove', path: '/missing' },
    ]);

    await expect(failing).rejects.toMatchObject({ code: 400 });
    expect(await read('a')).toMatchObject({ n: 1 });
  });

  it('answers 404 for a document that is not there', async () => {
    await expect(patch('a', [{ op: 'set', path: '/n', value: 1 }])).rejects.toMatchObject({
      code: 404,
    });
  });
});

describe('conditional patch', () => {
  const claim = (jobId: string, condition: string): PatchRequestBody => ({
    condition,
    operations: [
      { op: 'set', path: '/status', value: 'claimed' },
      { op: 'set', path: '/jobId', value: jobId },
    ],
  });

  it('changes a document that satisfies its condition', async () => {
    await container.items.create(recording('a', { version: 'Etag-1', epoch: 3 }));

    await patch(
      'a',
      claim('Job-1', "from c where c.status = 'queued' and c.version = 'Etag-1' and c.epoch = 3"),
    );

    expect(await read('a')).toMatchObject({ status: 'claimed', jobId: 'Job-1' });
  });

  it('minds upper and lower case in names and values', async () => {
    await container.items.create(recording('a', { jobId: 'Job-A' }));

    const other = patch('a', claim('b', "FROM c WHERE c.jobId = 'job-a'"));
    await expect(other).rejects.toMatchObject({ code: 412 });
    const same = await patch('a', claim('b', "FROM c WHERE c.jobId = 'Job-A'"));

    expect(same.statusCode).toBe(200);
  });

  it('takes values that look like queries for values', async () => {
    await container.items.create(recording('a', { status: 'selected' }));

    const { statusCode } = await patch('a', claim('b', "from c where c.status = 'selected'"));

    expect(statusCode).toBe(200);
  });

  it('looks at this document alone, not at one with its id in another partition', async () => {
    await container.items.create({ id: 'part', recordingId: 'x', status: 'queued' });
    await container.items.create({ id: 'part', recordingId: 'y', status: 'claimed' });

    const claimed = container
      .item('part', 'y')
      .patch(claim('b', "from c where c.status = 'queued'"));

    await expect(claimed).rejects.toMatchObject({ code: 412 });
  });

  it('answers 412 and changes nothing when the condition does not hold', async () => {
    await container.items.create(recording('a', { status: 'deleting' }));

    const refused = patch('a', claim('b', "from c where c.status = 'queued'"));

    await expect(refused).rejects.toMatchObject({ code: 412 });
    expect(await read('a')).toMatchObject({ status: 'deleting' });
  });

  it('answers 400 to a condition that is not a query', async () => {
    await container.items.create(recording('a'));

    await expect(patch('a', claim('b', 'from c where (('))).rejects.toMatchObject({ code: 400 });
  });

  it('lets exactly one of many claims at the same time win', async () => {
    await container.items.create(recording('a'));

    const claims = await Promise.allSettled(
      Array.from({ length: 25 }, (_, index) =>
        patch('a', claim(`job-${String(index)}`, "from c where c.status = 'queued'")),
      ),
    );

    const winners = claims.filter(({ status }) => status === 'fulfilled');
    expect(winners).toHaveLength(1);
    expect(await read('a')).toMatchObject({
      jobId: `job-${String(claims.findIndex(({ status }) => status === 'fulfilled'))}`,
    });
  });
});
