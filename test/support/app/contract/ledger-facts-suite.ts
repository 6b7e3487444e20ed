import type { LedgerRecord } from '../../../../shared/domain/ledger';
import type { Ledger } from '../../../../shared/ports';
import { aRecord } from '../builders';
import type { Target } from './targets';

const NOW = new Date('2026-03-02T09:00:00.000Z');
const LATER = '2026-03-02T09:30:00.000Z';

/** What the port `Ledger` promises about facts, content and time to be kept. */
export function describeLedgerFacts({ name, open }: Target<{ ledger: Ledger }>): void {
  describe(`what the ledger in ${name} is asked about recordings`, () => {
    let ledger: Ledger;
    let close: () => Promise<void>;
    beforeEach(async () => {
      const opened = await open();
      ({ ledger } = opened);
      close = () => opened.close();
    });
    afterEach(() => close());

    async function given(...records: Partial<LedgerRecord>[]): Promise<LedgerRecord[]> {
      const full = records.map((one, at) => aRecord({ path: `${at}.wav`, ...one }));
      for (const record of full) await ledger.create(record);
      return full;
    }

    it('finds those of the same content, with what is to be compared', async () => {
      const contentMd5 = 'CY9rzUYh03PK3k6DJie09g==';
      const [first, second] = await given(
        { content: 'a', contentMd5 },
        { content: 'a', sameAs: 'x', sameBy: 'size-and-ends' },
        { content: 'b' },
        {},
      );
      const found = await ledger.sameContent('a', 10);
      const { version, times } = first ?? aRecord();
      const look = { version, landedAt: times.landedAt };
      expect(found.toSorted((one) => (one.id === first?.id ? -1 : 1))).toStrictEqual([
        { ...look, id: first?.id, contentMd5 },
        { ...look, id: second?.id, sameAs: 'x' },
      ]);
      expect(await ledger.sameContent('a', 1)).toHaveLength(1);
      expect(await ledger.sameContent('c', 10)).toEqual([]);
    });

    it('notes that one is the same as another, unless it is another version by now', async () => {
      const [record = aRecord()] = await given({ content: 'a' });
      const { id, version } = record;
      const twin = { id, version, sameAs: 'first', by: 'content-md5' } as const;
      expect(await ledger.noteSame({ ...twin, version: 'other' })).toBe(false);
      expect(await ledger.noteSame({ ...twin, id: 'unknown' })).toBe(false);
      expect((await ledger.read(id))?.value).toStrictEqual(record);
      expect(await ledger.noteSame(twin)).toBe(true);
      expect((await ledger.read(id))?.value).toStrictEqual({
        ...record,
        sameAs: 'first',
        sameBy: 'content-md5',
      });
    });

    it('does not note it on what is being deleted', async () => {
      const [record = aRecord()] = await given({ status: 'deleting' });
      const { id, version } = record;
      expect(await ledger.noteSame({ id, version, sameAs: 'x', by: 'content-md5' })).toBe(false);
    });

    it('names those whose time to be kept is over', async () => {
      const [over] = await given({ eraseAt: NOW.toISOString() }, { eraseAt: LATER }, {});
      expect(await ledger.toErase(NOW, 10)).toEqual([over?.id]);
      expect(await ledger.toErase(new Date(LATER), 1)).toHaveLength(1);
      expect(await ledger.toErase(new Date(LATER), 10)).toHaveLength(2);
    });

    it('lists by facts of the call, exactly', async () => {
      const call = { callId: 'c-1', agent: 'Susan', queue: 'q "1"' };
      const [one, other] = await given(
        { call },
        { call: { ...call, agent: 'Tom' } },
        { call: { callId: 'C-1' } },
        {},
      );
      const ids = async (filter: object) =>
        (await ledger.list({ ...filter, limit: 10 })).map(({ id }) => id).sort();
      expect(await ids({ callId: 'c-1' })).toEqual([one?.id, other?.id].sort());
      expect(await ids({ queue: 'q "1"', agent: 'Tom' })).toEqual([other?.id]);
      expect(await ids({ callId: 'c-1', statuses: ['completed'] })).toEqual([]);
      expect(await ids({ agent: 'susan' })).toEqual([]);
    });
  });
}
