import type { Container } from '@azure/cosmos';
import { makeCosmosJobs } from '../../../shared/adapters/cosmos/jobs';
import { makeCosmosLedger } from '../../../shared/adapters/cosmos/ledger';
import { markedForDeletion, tombstone } from '../../../shared/domain/deletion';
import type { LedgerChange, LedgerRecord } from '../../../shared/domain/ledger';
import type { Jobs, Ledger } from '../../../shared/ports';
import { aClaimedRecord, aJob, aRecord, NOW, ownerOf } from '../../support/app/builders';
import { cosmosTargets, type Target } from '../../support/app/contract/targets';
import { MemoryJobs } from '../../support/app/memory-jobs';
import { MemoryLedger } from '../../support/app/memory-ledger';

/** What the operator's requests ask of ledger and jobs, in memory and in Cosmos DB. */
interface Asked {
  readonly ledger: Ledger;
  readonly jobs: Jobs;
}

const DAY_SECONDS = 86_400;

const landed = (hour: number, changes: Partial<LedgerRecord> = {}) =>
  aRecord({
    path: `${hour}.wav`,
    times: { landedAt: `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z` },
    ...changes,
  });

function describeOperating({ name, open }: Target<Asked>): void {
  describe(`operating, in ${name}`, () => {
    let asked: Asked;
    let close: () => Promise<void>;
    beforeEach(async () => {
      const opened = await open();
      asked = opened;
      close = () => opened.close();
    });
    afterEach(() => close());

    const paths = async (filter: Partial<Parameters<Ledger['list']>[0]>) =>
      (await asked.ledger.list({ limit: 10, ...filter })).map(({ path }) => path);

    it('lists recordings field by field, newest first, up to a limit', async () => {
      for (const hour of [2, 4, 1, 3]) await asked.ledger.create(landed(hour));
      expect(await paths({})).toEqual(['4.wav', '3.wav', '2.wav', '1.wav']);
      expect(await asked.ledger.list({ limit: 1 })).toStrictEqual([landed(4)]);
    });

    it('lists by status and time, and what is deleted only when it is asked for', async () => {
      await asked.ledger.create(landed(1, { status: 'failed' }));
      await asked.ledger.create(landed(2, { status: 'parked' }));
      await asked.ledger.create(landed(3, { status: 'queued' }));
      await asked.ledger.create(landed(4, { status: 'deleted' }));
      const [from, to] = [landed(2).times.landedAt, landed(3).times.landedAt];
      expect(await paths({})).toEqual(['3.wav', '2.wav', '1.wav']);
      expect(await paths({ statuses: ['deleted', 'failed'] })).toEqual(['4.wav', '1.wav']);
      expect(await paths({ statuses: ['failed', 'parked', 'failed'], limit: 1 })).toEqual([
        '2.wav',
      ]);
      expect(await paths({ from })).toEqual(['3.wav', '2.wav']);
      expect(await paths({ to })).toEqual(['2.wav', '1.wav']);
      expect(await paths({ from, to, statuses: ['parked'] })).toEqual(['2.wav']);
      expect(await paths({ from, to, statuses: ['failed'] })).toEqual([]);
    });

    it('goes on after a place, also within one moment', async () => {
      const { times } = landed(2);
      for (const path of ['a.wav', 'b.wav', 'c.wav']) {
        await asked.ledger.create(aRecord({ path, times }));
      }
      await asked.ledger.create(landed(1));
      await asked.ledger.create(landed(3));
      const seen = ['a.wav', 'c.wav'].map((path) => aRecord({ path }).id);
      const after = { landedAt: times.landedAt, seen };
      expect(await paths({ after })).toEqual(['b.wav', '1.wav']);
    });

    it('knows the unfinished jobs that have a recording', async () => {
      const [one, other] = [
        aClaimedRecord('x', { path: 'one.wav' }),
        aRecord({ path: 'other.wav' }),
      ];
      await asked.jobs.create(aJob('both', [one, other], { state: 'submitted' }));
      await asked.jobs.create(aJob('other', [other], { state: 'submitted' }));
      await asked.jobs.create(aJob('over', [one], { state: 'closed' }));
      await asked.jobs.create(aJob('released', [one], { state: 'released' }));
      expect((await asked.jobs.unfinishedWith(one.id)).toSorted()).toEqual(['both', 'released']);
      expect(await asked.jobs.unfinishedWith('unknown')).toEqual([]);
    });

    it('keeps what a deletion has come to, field by field', async () => {
      await asked.ledger.create(landed(1));
      const deletion = { requestedAt: NOW, erasedAt: NOW, jobIds: ['job-1', 'job-2'] };
      const marked = { ...markedForDeletion(landed(1), NOW, []), deletion };
      const tag = (await asked.ledger.read(marked.id))?.tag ?? '';
      expect(await asked.ledger.replace(marked, tag)).toBe(true);
      expect((await asked.ledger.read(marked.id))?.value).toStrictEqual(marked);
      expect(await asked.ledger.beingDeleted(10)).toEqual([marked.id]);
    });
  });
}

describeOperating({
  name: 'memory, as the other tests use it',
  open: async () => ({
    ledger: new MemoryLedger(),
    jobs: new MemoryJobs(),
    close: async () => undefined,
  }),
});

for (const target of cosmosTargets()) {
  describeOperating({
    name: target.name,
    async open() {
      const { database, close } = await target.open();
      return {
        ledger: makeCosmosLedger(database.container('recordings')),
        jobs: makeCosmosJobs(database.container('jobs')),
        close,
      };
    },
  });

  describe(`what expires by itself in ${target.name}`, () => {
    const ttlOf = async (container: Container, id: string) =>
      (await container.item(id, id).read<{ ttl?: number }>()).resource?.ttl;

    it('is the document of a job, so many days after it was closed', async () => {
      const { database, close } = await target.open();
      const container = database.container('jobs');
      const jobs = makeCosmosJobs(container, { closedDays: 30 });
      await jobs.create(aJob('job-1', []));
      await jobs.update('job-1', { state: 'released' });
      expect(await ttlOf(container, 'job-1')).toBeUndefined();
      await jobs.update('job-1', { state: 'closed' });
      expect(await ttlOf(container, 'job-1')).toBe(30 * DAY_SECONDS);
      expect(await jobs.read('job-1')).toStrictEqual(aJob('job-1', [], { state: 'closed' }));
      await close();
    });

    it('is what is at its end, where it is to, until it goes on again', async () => {
      const { database, close } = await target.open();
      const container = database.container('recordings');
      const ledger = makeCosmosLedger(container, { endedDays: 30 });
      const owned = aClaimedRecord('job-1');
      const advanced = async (change: LedgerChange) => {
        expect(await ledger.advance(ownerOf(owned), change)).toBe(true);
        return ttlOf(container, owned.id);
      };
      const replaced = async (change: Partial<LedgerRecord>) => {
        const tag = (await ledger.read(owned.id))?.tag ?? '';
        expect(await ledger.replace({ ...owned, ...change }, tag)).toBe(true);
        return ttlOf(container, owned.id);
      };
      await ledger.create(aRecord({ path: 'no-sound.wav', status: 'rejected' }));
      expect(await ttlOf(container, aRecord({ path: 'no-sound.wav' }).id)).toBe(30 * DAY_SECONDS);

      await ledger.create(owned);
      expect(await advanced({ status: 'transcribing' })).toBeUndefined();
      expect(await advanced({ status: 'failed' })).toBe(30 * DAY_SECONDS);
      expect(await advanced({ status: 'queued' })).toBe(-1);
      expect(await replaced({ status: 'completed' })).toBe(30 * DAY_SECONDS);
      expect(await replaced({ status: 'queued' })).toBeUndefined();
      expect(await replaced({ status: 'deleting' })).toBeUndefined();
      expect((await ledger.read(owned.id))?.value).toStrictEqual({ ...owned, status: 'deleting' });
      await close();
    });

    it('is what is left of a deleted recording, unless it lands again', async () => {
      const { database, close } = await target.open();
      const container = database.container('recordings');
      const ledger = makeCosmosLedger(container);
      const record = aRecord();
      await ledger.create(record);
      const replace = async (by: LedgerRecord) => {
        expect(await ledger.replace(by, (await ledger.read(record.id))?.tag ?? '')).toBe(true);
        return ttlOf(container, record.id);
      };
      expect(await replace(markedForDeletion(record, NOW, []))).toBeUndefined();
      expect(await replace(tombstone(record, NOW))).toBe(90 * DAY_SECONDS);
      expect(await replace(record)).toBeUndefined();
      await close();
    });
  });
}
