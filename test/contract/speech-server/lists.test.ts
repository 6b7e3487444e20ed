import { z } from 'zod';
import { closeFixtures, startFixture } from './support/speech-fixture';
import { eventually, submission, type SpeechClient } from './support/speech-client';

afterEach(closeFixtures);

const page = z.object({
  values: z.array(z.looseObject({ displayName: z.string().optional(), self: z.string() })),
  '@nextLink': z.string().optional(),
});

/** All pages of a list, and how many entries each had. */
async function allPages(client: SpeechClient, first: string) {
  const values: z.infer<typeof page>['values'] = [];
  const sizes: number[] = [];
  let next: string | undefined = first;
  while (next !== undefined) {
    const answer = page.parse((await client.call('GET', next)).body);
    values.push(...answer.values);
    sizes.push(answer.values.length);
    next = answer['@nextLink'];
  }
  return { values, sizes };
}

async function submitNamed(client: SpeechClient, names: readonly string[], url: string) {
  for (const displayName of names) {
    await client.call('POST', '/transcriptions:submit', { ...submission([url]), displayName });
  }
}

describe('the list of transcriptions', () => {
  it('is paged by absolute links that carry all parameters', async () => {
    const { client, recordings } = await startFixture();
    await submitNamed(client, ['a', 'b', 'c', 'd', 'e'], recordings.url('a.wav'));

    const filter = encodeURIComponent("displayName ne 'c'");
    const { values, sizes } = await allPages(client, `/transcriptions?top=3&filter=${filter}`);

    expect(sizes).toEqual([3, 1]);
    expect(values.map(({ displayName }) => displayName)).toEqual(['a', 'b', 'd', 'e']);
  });

  it('has at most 100 entries on a page', async () => {
    const { client, recordings } = await startFixture();
    const names = Array.from({ length: 101 }, (_, index) => String(index));
    await submitNamed(client, names, recordings.url('a.wav'));

    const { values, sizes } = await allPages(client, '/transcriptions?top=1000');

    expect(sizes).toEqual([100, 1]);
    expect(values.map(({ displayName }) => displayName)).toEqual(names);
  });

  it('is filtered by status and date', async () => {
    const { client, recordings } = await startFixture();
    recordings.answer('gone.wav', (_request, response) => response.writeHead(404).end());
    const failed = await client.submit([recordings.url('gone.wav')]);
    const good = await client.submit([recordings.url('a.wav')]);
    await client.ended(good);

    const selfs = async (filter: string) => {
      const path = `/transcriptions?filter=${encodeURIComponent(filter)}`;
      return (await allPages(client, path)).values.map(({ self }) => self);
    };

    expect(await selfs("status eq 'Failed'")).toEqual([failed]);
    expect(await selfs("not (status eq 'Failed') and locale eq 'en-GB'")).toEqual([good]);
    expect(await selfs('createdDateTime lt 2020-01-01T00:00:00Z')).toEqual([]);
  });

  it.each([
    ['filter=status', 'UnsupportedFilter'],
    ['filter=size%20eq%20%271%27', 'UnsupportedFilter'],
    ['skip=-1', 'UnsupportedPagination'],
    ['top=0', 'UnsupportedPagination'],
    ['top=many', 'UnsupportedPagination'],
  ])('refuses %s', async (query, code) => {
    const { client } = await startFixture();

    const answer = await client.call('GET', `/transcriptions?${query}`);

    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'InvalidRequest', innerError: { code } },
    });
  });
});

describe('a job of a thousand recordings', () => {
  it('keeps their order over all pages while the server answers', async () => {
    const { client, recordings, server } = await startFixture({ parallelFiles: 4 });
    const urls = Array.from({ length: 1000 }, (_, index) => recordings.url(`${String(index)}.wav`));

    const self = await client.submit(urls);
    const status = z.object({ jobs: z.array(z.object({ progress: z.number() })) });
    const underWay = await eventually(
      async () => status.parse(await (await fetch(`${server.url}/admin/status`)).json()),
      ({ jobs }) => (jobs[0]?.progress ?? 0) > 0,
    );
    await client.ended(self);

    expect(underWay.jobs[0]?.progress).toBeLessThan(1);
    const filter = encodeURIComponent("kind eq 'Transcription'");
    const { values } = await allPages(client, `${self.replace('?', '/files?')}&filter=${filter}`);
    expect(values.map(({ name }) => name)).toEqual(
      urls.map((_, index) => `contenturl_${String(index)}.json`),
    );
    const report = (await client.content(self, 'report.json')) as { details: unknown[] };
    expect(report.details).toEqual(urls.map((source) => ({ source, status: 'Succeeded' })));
  });
});

describe('lists that never change', () => {
  it('offer locales and one model that a job may name', async () => {
    const { client, recordings } = await startFixture();

    const locales = await client.call('GET', '/transcriptions/locales');
    const models = page.parse((await client.call('GET', '/models/base')).body);
    const self = models.values[0]!.self;
    const submitted = await client.call('POST', '/transcriptions:submit', {
      ...submission([recordings.url('a.wav')]),
      model: { self },
    });

    expect(locales.body).toMatchObject({ Submit: expect.arrayContaining(['en-GB']) as string[] });
    expect(models.values).toHaveLength(1);
    expect((await client.call('GET', self)).body).toEqual(models.values[0]);
    expect(submitted.body).toMatchObject({ model: { self } });
  });
});
