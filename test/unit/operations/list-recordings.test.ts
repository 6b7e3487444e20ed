import { makeListRecordings } from '../../../shared/operations/list-recordings';
import type { LedgerRecord } from '../../../shared/domain/ledger';
import { aRecord } from '../../support/app/builders';
import { memoryPorts } from '../../support/app/memory-ports';
import { textLike } from '../../support/app/matching';

const at = (landedAt: string, changes: Partial<LedgerRecord> = {}) =>
  aRecord({ path: `${landedAt} ${changes.status ?? ''}.wav`, times: { landedAt }, ...changes });

interface Page {
  readonly recordings: readonly { readonly path: string; readonly status: string }[];
  readonly continuation?: string;
}

function setUp(...records: LedgerRecord[]) {
  const ports = memoryPorts();
  ports.ledger.put(...records);
  const list = makeListRecordings(ports);
  const page = async (query: Record<string, string> = {}) => {
    const { status, jsonBody } = await list(query);
    expect(status).toBe(200);
    return jsonBody as Page;
  };
  const all = async (query: Record<string, string>) => {
    const pages: string[][] = [];
    for (let next: Record<string, string> | undefined = {}; next;) {
      const got: Page = await page({ ...query, ...next });
      pages.push(got.recordings.map(({ path }) => path));
      if (pages.length > 20) throw new Error('The pages have no end.');
      next = got.continuation === undefined ? undefined : { continuation: got.continuation };
    }
    return pages;
  };
  return { ports, list, page, all };
}

describe('the list of recordings', () => {
  it('can be of a call, an agent or a queue', async () => {
    const { page } = setUp(
      at('2026-03-01T08:00:00.000Z', { call: { callId: 'c-1', agent: 'Susan', queue: 'billing' } }),
      at('2026-03-01T09:00:00.000Z', { call: { callId: 'c-1', agent: 'Tom' } }),
      at('2026-03-01T10:00:00.000Z'),
    );
    const paths = async (query: Record<string, string>) =>
      (await page(query)).recordings.map(({ path }) => path.slice(11, 13));
    expect(await paths({ callId: 'c-1' })).toEqual(['09', '08']);
    expect(await paths({ agent: 'Susan' })).toEqual(['08']);
    expect(await paths({ callId: 'c-1', queue: 'sales' })).toEqual([]);
  });

  it('shows the state of each, the newest first, without transcript and result', async () => {
    const result = { version: 'v', documentId: 'd', transcriptPath: 'p' };
    const old = at('2026-03-01T08:00:00.000Z', { status: 'completed', title: 'T', result });
    const { page } = setUp(old, at('2026-03-02T08:00:00.000Z'));
    const { recordings, continuation } = await page();
    expect(recordings).toMatchObject([{ status: 'queued' }, { id: old.id, title: 'T' }]);
    expect(recordings[1]).not.toHaveProperty('result');
    expect(continuation).toBeUndefined();
  });

  it('goes on where the last page ended, also within one moment, and shows each one once', async () => {
    const moment = '2026-03-02T08:00:00.000Z';
    const paths = ['a', 'b', 'c', 'd', 'e'];
    const { ports, all } = setUp(
      at('2026-03-02T09:00:00.000Z'),
      ...paths.map((path) => aRecord({ path, times: { landedAt: moment } })),
      at('2026-03-02T07:00:00.000Z'),
    );
    const pages = await all({ limit: '2' });
    expect(pages.map((one) => one.length)).toEqual([2, 2, 2, 1]);
    expect(pages.flat().toSorted()).toEqual(
      ports.ledger
        .all()
        .map(({ path }) => path)
        .toSorted(),
    );
  });

  it('is not disturbed by what lands between two pages', async () => {
    const { ports, page } = setUp(at('2026-03-02T09:00:00.000Z'), at('2026-03-02T08:00:00.000Z'));
    const { continuation = '' } = await page({ limit: '1' });
    ports.ledger.put(at('2026-03-02T10:00:00.000Z'));
    const { recordings } = await page({ limit: '1', continuation });
    expect(recordings).toMatchObject([{ path: '2026-03-02T08:00:00.000Z .wav' }]);
  });

  it.each([
    [{ status: 'failed' }, ['failed']],
    [{ status: 'failed,parked' }, ['failed', 'parked']],
    [{ status: 'deleted' }, ['deleted']],
    [{}, ['failed', 'parked', 'queued']],
    [{ status: '', limit: '' }, ['failed', 'parked', 'queued']],
  ])('asked with %j shows %j, and what is deleted only by name', async (query, statuses) => {
    const { page } = setUp(
      ...(['queued', 'failed', 'parked', 'deleted'] as const).map((status) =>
        at('2026-03-02T09:00:00.000Z', { status }),
      ),
    );
    const { recordings } = await page({ ...query });
    expect(recordings.map(({ status }) => status).toSorted()).toEqual(statuses);
  });

  it.each([
    [{ from: '2026-03-02' }, [2, 3]],
    [{ to: '2026-03-02T00:00:00Z' }, [1]],
    [{ from: '2026-03-02T01:00:00+01:00', to: '2026-03-03' }, [2]],
  ])('between the times of %j shows what landed then', async (query, days) => {
    const { page } = setUp(...[1, 2, 3].map((day) => at(`2026-03-0${day}T00:00:00.000Z`)));
    const { recordings } = await page({ ...query });
    expect(recordings.map(({ path }) => Number(path.slice(8, 10))).toSorted()).toEqual(days);
  });

  it.each([
    [{ status: 'asleep' }, /status.0: is not one of queued/],
    [{ from: 'yesterday' }, /from: is not a time/],
    [{ limit: '0' }, /limit: is less than 1/],
    [{ limit: '1000' }, /limit: is more than 200/],
    [{ limit: 'ten' }, /limit: is not a number/],
    [{ continuation: 'e30' }, /continuation: is not one that a page has given/],
    [{ continuation: '%%%' }, /continuation: is not one that a page has given/],
    [{ stauts: 'failed' }, /stauts/],
  ])('refuses %j with a sentence that says how to ask', async (query, problem) => {
    const { list } = setUp();
    expect(await list({ ...query })).toEqual({
      status: 400,
      jsonBody: { error: textLike(problem) },
    });
    expect((await list({ ...query })).jsonBody).toEqual({ error: textLike(/Ask like \/api/) });
  });
});
