import { UNFINISHED, type Status } from '../../../../shared/domain/ledger';
import type { Ledger } from '../../../../shared/ports';
import { aClaimedRecord, aRecord, ownerOf } from '../builders';
import { FULL_RECORD as FULL } from './full-record';
import type { Target } from './targets';

const NOW = new Date('2026-03-02T09:00:00.000Z');
const LATER = new Date('2026-03-02T09:30:00.000Z');
const REASON = { code: 'c', message: 'A sentence.' };

/** What the port `Ledger` promises, checked against an implementation of it. */
export function describeLedger({ name, open }: Target<{ ledger: Ledger }>): void {
  describe(`the ledger in ${name}`, () => {
    let ledger: Ledger;
    let close: () => Promise<void>;
    beforeEach(async () => {
      const opened = await open();
      ({ ledger } = opened);
      close = () => opened.close();
    });
    afterEach(() => close());

    const valueOf = async (id: string) => (await ledger.read(id))?.value;

    it('gives back what was written, field by field', async () => {
      expect(await ledger.create(FULL)).toBe(true);
      expect(await valueOf(FULL.id)).toStrictEqual(FULL);
      expect(await ledger.read('unknown')).toBeUndefined();
    });

    it('creates once', async () => {
      await ledger.create(aRecord());
      expect(await ledger.create(aRecord({ version: 'other' }))).toBe(false);
      expect(await valueOf(aRecord().id)).toStrictEqual(aRecord());
    });

    it('replaces only what has not changed since it was read', async () => {
      await ledger.create(aRecord());
      const tag = (await ledger.read(aRecord().id))?.tag ?? '';
      expect(await ledger.replace(aRecord({ version: 'second' }), tag)).toBe(true);
      expect(await ledger.replace(aRecord({ version: 'third' }), tag)).toBe(false);
      expect(await valueOf(aRecord().id)).toStrictEqual(aRecord({ version: 'second' }));
      expect(await ledger.replace(aRecord({ id: 'unknown' }), tag)).toBe(false);
    });

    it('lets the owner change what a change names, and nothing else', async () => {
      await ledger.create(FULL);
      const times = { submittedAt: LATER.toISOString() };
      const change = { status: 'transcribing', durationSeconds: 61.5, channels: 1, times } as const;
      expect(await ledger.advance(ownerOf(FULL), change)).toBe(true);
      expect(await valueOf(FULL.id)).toStrictEqual({
        ...FULL,
        ...change,
        times: { ...FULL.times, ...times },
      });
    });

    it('takes a reason away for null', async () => {
      await ledger.create(FULL);
      await ledger.advance(ownerOf(FULL), { status: 'transcribing', reason: null });
      expect(await valueOf(FULL.id)).not.toHaveProperty('reason');
    });

    it.each([
      ['counted', 2],
      ['uncounted', 1],
    ] as const)('releases a recording under a new epoch, %s', async (release, attempts) => {
      const claimed = aClaimedRecord('job-1', { attempts: 2 });
      await ledger.create(claimed);
      const notBefore = LATER.toISOString();
      const profile = `${claimed.profile};job-1-a`;
      const chosen = { provider: 'openai', mode: 'fast', reasons: ['Why.'] } as const;
      const to = { notBefore, profile, chosen };
      const change = { status: 'queued', reason: REASON, ...to, release } as const;
      expect(await ledger.advance(ownerOf(claimed), change)).toBe(true);
      const released = aRecord({ epoch: 2, attempts, reason: REASON, ...to });
      expect(await valueOf(claimed.id)).toStrictEqual(released);
      expect(await ledger.advance(ownerOf(claimed), change)).toBe(false);
      expect(await valueOf(claimed.id)).toStrictEqual(released);
    });

    it('makes every change of an end in one write', async () => {
      const record = aClaimedRecord('job-1', { status: 'transcribed', reason: REASON });
      await ledger.create(record);
      const fields = {
        status: 'completed',
        title: 'Lost bank card',
        summary: 'A customer reports a lost card.',
        durationSeconds: 61,
        channels: 2,
        summaryTokens: 4120,
        result: { version: 'v', documentId: 'd', transcriptPath: 'p' },
        untold: true,
      } as const;
      const times = { completedAt: LATER.toISOString() };
      const change = { ...fields, reason: null, times };
      expect(await ledger.advance(ownerOf(record), change)).toBe(true);
      const { reason: _reason, ...rest } = record;
      expect(await valueOf(record.id)).toStrictEqual({
        ...rest,
        ...fields,
        times: { ...record.times, ...times },
      });
    });

    it.each([
      ['another job', { jobId: 'job-2' }],
      ['another epoch', { epoch: 2 }],
      ['another version', { version: 'newer' }],
      ['no recording', { recordingId: 'unknown' }],
    ])('refuses a change by the owner of %s', async (_what, change) => {
      await ledger.create(FULL);
      const owner = { ...ownerOf(FULL), ...change };
      expect(await ledger.advance(owner, { status: 'transcribing' })).toBe(false);
      expect(await valueOf(FULL.id)).toStrictEqual(FULL);
    });

    it.each<[Status, Status, boolean]>([
      ['claimed', 'transcribing', true],
      ['transcribing', 'transcribing', true],
      ['transcribing', 'transcribed', true],
      ['claimed', 'completed', false],
      ['transcribed', 'transcribing', false],
      ['completed', 'failed', false],
      ['queued', 'transcribing', false],
      ['deleting', 'transcribed', false],
      ['deleting', 'queued', false],
      ['deleted', 'completed', false],
    ])('lets the owner go from %s to %s: %s', async (from, to, allowed) => {
      const record = aClaimedRecord('job-1', { status: from });
      await ledger.create(record);
      expect(await ledger.advance(ownerOf(record), { status: to })).toBe(allowed);
      expect((await valueOf(record.id))?.status).toBe(allowed ? to : from);
    });

    it('knows what a job still owns, of the ids that are asked for', async () => {
      const open = ['claimed', 'parked', 'transcribed'] as const;
      const records = [...open, 'completed' as const, 'failed' as const].map((status) =>
        aClaimedRecord('job-1', {
          path: `${status}.wav`,
          status,
          ...(status === 'transcribed' && { summaryTokens: 4120, summaryCalls: 3 }),
        }),
      );
      for (const record of records) await ledger.create(record);
      await ledger.create(aClaimedRecord('job-2', { path: 'other.wav' }));
      const ids = [...records.slice(1).map(({ id }) => id), 'unknown'];
      const owned = await ledger.ownedBy('job-1', ids);
      expect(owned.toSorted((one, other) => (one.status < other.status ? -1 : 1))).toEqual(
        records.slice(1, 3).map((record) => ({
          ...ownerOf(record),
          status: record.status,
          attempts: 1,
          summaryTokens: record.summaryTokens ?? 0,
          summaryCalls: record.summaryCalls ?? 1,
        })),
      );
    });

    it('knows what a job still owns, of a thousand ids as well', async () => {
      const records = Array.from({ length: 250 }, (_, index) =>
        aClaimedRecord('job-1', {
          path: `${index}.wav`,
          ...(index % 2 === 0 && { status: 'completed' as const }),
        }),
      );
      await Promise.all(records.map((record) => ledger.create(record)));
      const ids = records.slice(0, 200).map(({ id }) => id);
      const owned = await ledger.ownedBy('job-1', ids);
      expect(owned.map(({ recordingId }) => recordingId).toSorted()).toEqual(
        records
          .slice(0, 200)
          .filter(({ status }) => status === 'claimed')
          .map(({ id }) => id)
          .toSorted(),
      );
    });

    it('finds claims that ran out and whose job is gone', async () => {
      for (const status of [
        'claimed',
        'transcribing',
        'transcribed',
        'parked',
        'completed',
      ] as const) {
        await ledger.create(aClaimedRecord('gone', { path: `${status}.wav`, status }));
      }
      await ledger.create(aClaimedRecord('runs', { path: 'runs.wav' }));
      await ledger.create(
        aClaimedRecord('gone', { path: 'fresh.wav', claimedUntil: '2026-03-03' }),
      );
      const orphans = await ledger.orphans(LATER, ['runs'], 10);
      expect(orphans.map(({ value }) => value.path).toSorted()).toEqual([
        'claimed.wav',
        'parked.wav',
        'transcribed.wav',
        'transcribing.wav',
      ]);
      expect(await ledger.orphans(LATER, ['runs', 'gone'], 10)).toEqual([]);
      expect(await ledger.orphans(LATER, [], 2)).toHaveLength(2);
      const [orphan] = orphans;
      expect(orphan && (await ledger.replace(orphan.value, orphan.tag))).toBe(true);
    });

    it('knows when the oldest landed that is not at its end', async () => {
      expect(await ledger.oldestUnfinished()).toBeUndefined();
      const landed = (minute: number) => ({ landedAt: `2026-03-02T08:0${minute}:00.000Z` });
      const ended = ['completed', 'failed', 'rejected', 'deleting', 'deleted'] as const;
      for (const status of ended) {
        await ledger.create(aRecord({ path: `${status}.wav`, status, times: landed(0) }));
      }
      expect(await ledger.oldestUnfinished()).toBeUndefined();
      for (const [index, status] of UNFINISHED.entries()) {
        const times = landed(9 - index);
        await ledger.create(aRecord({ path: `${status}.wav`, status, times }));
        expect(await ledger.oldestUnfinished()).toBe(times.landedAt);
      }
    });

    it('counts what landed after a time, without archives', async () => {
      const times = { landedAt: NOW.toISOString() };
      for (const [index, status] of (['queued', 'completed', 'deleting'] as const).entries()) {
        await ledger.create(aRecord({ path: `${index}.wav`, status, times }));
      }
      await ledger.create(aRecord({ path: 'archive.wav', priority: 'low', times }));
      expect(await ledger.landedAfter(new Date(NOW.getTime() - 1).toISOString())).toBe(3);
      expect(await ledger.landedAfter(NOW.toISOString())).toBe(0);
    });

    it('finds empty blobs whose time is over', async () => {
      await ledger.create(aRecord({ path: 'due.wav', sizeBytes: 0 }));
      await ledger.create(aRecord({ path: 'b.wav', sizeBytes: 0, notBefore: LATER.toISOString() }));
      await ledger.create(aRecord({ path: 'c.wav' }));
      await ledger.create(aRecord({ path: 'd.wav', sizeBytes: 0, status: 'rejected' }));
      expect(await ledger.emptyAndDue(NOW, 9)).toEqual([
        { container: 'recordings', path: 'due.wav' },
      ]);
      expect(await ledger.emptyAndDue(NOW, 0)).toEqual([]);
    });

    it('knows the versions of many, and only of those it has', async () => {
      const records = Array.from({ length: 30 }, (_, index) =>
        aRecord({ path: `${index}.wav`, version: `v${index}` }),
      );
      await Promise.all(records.map((record) => ledger.create(record)));
      const ids = [...records.slice(10).map(({ id }) => id), 'unknown'];
      const versions = await ledger.versions(ids);
      expect(versions).toEqual(new Map(records.slice(10).map(({ id, version }) => [id, version])));
      expect(await ledger.versions([])).toEqual(new Map());
    });

    it('takes ids and versions with quotes and backslashes as they are', async () => {
      const record = aClaimedRecord('job "1" \\', { version: '\\"x" OR true' });
      await ledger.create(record);
      expect(await ledger.advance(ownerOf(record), { status: 'transcribing' })).toBe(true);
      const forged = { ...ownerOf(record), jobId: 'x" OR "1" = "1' };
      expect(await ledger.advance(forged, { status: 'failed' })).toBe(false);
    });

    it('knows whose deletion is not complete, and how many have which status', async () => {
      const statuses = ['deleting', 'deleting', 'deleted', 'completed', 'queued'] as const;
      const records = statuses.map((status, index) => aRecord({ path: `${index}.wav`, status }));
      for (const record of records) await ledger.create(record);
      const deleting = records.slice(0, 2).map(({ id }) => id);
      expect((await ledger.beingDeleted(10)).toSorted()).toEqual(deleting.toSorted());
      expect(await ledger.beingDeleted(1)).toHaveLength(1);
      expect(await ledger.count('deleting')).toBe(2);
      expect(await ledger.count('completed')).toBe(1);
      expect(await ledger.count('parked')).toBe(0);
    });

    it('counts more than a page of them', async () => {
      const records = Array.from({ length: 1100 }, (_, index) => aRecord({ path: `${index}.wav` }));
      await Promise.all(records.map((record) => ledger.create(record)));
      expect(await ledger.count('queued')).toBe(1100);
      const [head] = await ledger.waiting(NOW);
      expect(head?.count).toBe(1100);
    });

    it('answers a ping', async () => {
      await expect(ledger.ping()).resolves.toBeUndefined();
    });
  });
}
