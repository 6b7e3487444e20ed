import type { Status } from '../../../../shared/domain/ledger';
import type { Ledger, QueuedRecording } from '../../../../shared/ports';
import { aClaimedRecord, aRecord, ownerOf } from '../builders';
import type { Target } from './targets';
import { objectWith } from '../matching';

const NOW = new Date('2026-03-02T09:00:00.000Z');
const LATER = new Date('2026-03-02T09:30:00.000Z');
const REASON = { code: 'c', message: 'A sentence.' };

/** Everything that a record may carry. */
const FULL = aClaimedRecord('job-1', {
  reason: REASON,
  title: 'Lost bank card',
  summary: 'A customer reports a lost card.',
  format: { kind: 'wav', codec: 'PCM', channels: 2, sampleRateHz: 8000, estimatedSeconds: 60 },
  channels: 2,
  times: { landedAt: NOW.toISOString(), claimedAt: NOW.toISOString() },
  result: { version: 'old', documentId: 'd', transcriptPath: 'p' },
});

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
    const seen = async (): Promise<QueuedRecording> => {
      const [first] = await ledger.queued({ now: NOW, limit: 1 });
      if (!first) throw new Error('Nothing is queued.');
      return first;
    };

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

    it('lists what is queued and may go, oldest first, by profile, up to a limit', async () => {
      const times = ['08:30', '08:10', '08:20'];
      for (const [index, time] of times.entries()) {
        const notBefore = `2026-03-02T${time}:00.000Z`;
        await ledger.create(aRecord({ path: `${index}.wav`, notBefore }));
      }
      await ledger.create(aRecord({ path: 'empty.wav', sizeBytes: 0 }));
      await ledger.create(aRecord({ path: 'resting.wav', notBefore: LATER.toISOString() }));
      await ledger.create(aClaimedRecord('job-1', { path: 'claimed.wav' }));
      const { durationSeconds: _unknown, ...short } = aRecord({
        path: 'other.wav',
        profile: 'other',
      });
      await ledger.create(short);

      const paths = async (filter: { limit: number; profile?: string }) =>
        (await ledger.queued({ now: NOW, ...filter })).map(({ path }) => path);
      expect(await paths({ limit: 10 })).toEqual(['1.wav', '2.wav', '0.wav', 'other.wav']);
      expect(await paths({ limit: 2 })).toEqual(['1.wav', '2.wav']);
      expect(await paths({ limit: 0 })).toEqual([]);
      expect(await ledger.queued({ now: NOW, limit: 9, profile: 'other' })).toEqual([
        {
          id: short.id,
          container: 'recordings',
          path: 'other.wav',
          version: short.version,
          epoch: 0,
          profile: 'other',
          estimatedSeconds: 0,
        },
      ]);
    });

    it('lets one of two claimants have a recording', async () => {
      await ledger.create(aRecord({ reason: REASON }));
      const recording = await seen();
      const claims = await Promise.all(
        ['job-1', 'job-2'].map((jobId) =>
          ledger.claim(recording, { jobId, at: NOW, until: LATER }),
        ),
      );
      expect(claims.toSorted()).toEqual([false, true]);
      expect(await valueOf(recording.id)).toStrictEqual(
        aClaimedRecord(claims[0] ? 'job-1' : 'job-2', {
          claimedUntil: LATER.toISOString(),
          times: { landedAt: aRecord().times.landedAt, claimedAt: NOW.toISOString() },
        }),
      );
    });

    it.each([
      ['another version', { version: 'newer' }],
      ['another epoch', { epoch: 7 }],
      ['another status', { status: 'rejected' as const }],
    ])('refuses a claim on what is by then %s', async (_what, change) => {
      await ledger.create(aRecord());
      const recording = await seen();
      const tag = (await ledger.read(recording.id))?.tag ?? '';
      await ledger.replace(aRecord(change), tag);
      expect(await ledger.claim(recording, { jobId: 'job-1', at: NOW, until: LATER })).toBe(false);
      expect(await valueOf(recording.id)).toStrictEqual(aRecord(change));
    });

    it('knows what a job has claimed', async () => {
      await ledger.create(aClaimedRecord('job-1', { path: 'a.wav' }));
      await ledger.create(aClaimedRecord('job-1', { path: 'b.wav', status: 'transcribing' }));
      await ledger.create(aClaimedRecord('job-2', { path: 'c.wav' }));
      const claimed = await ledger.claimedBy('job-1');
      expect(claimed).toEqual([objectWith({ path: 'a.wav', epoch: 1, estimatedSeconds: 60 })]);
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

    it('releases a recording under a new epoch', async () => {
      await ledger.create(aClaimedRecord('job-1'));
      const notBefore = LATER.toISOString();
      const change = { status: 'queued', reason: REASON, notBefore, release: true } as const;
      expect(await ledger.advance(ownerOf(aClaimedRecord('job-1')), change)).toBe(true);
      expect(await valueOf(aRecord().id)).toStrictEqual(
        aRecord({ epoch: 2, attempts: 1, reason: REASON, notBefore }),
      );
      expect(await ledger.advance(ownerOf(aClaimedRecord('job-1')), change)).toBe(false);
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
    ])('lets the owner go from %s to %s: %s', async (from, to, allowed) => {
      const record = aClaimedRecord('job-1', { status: from });
      await ledger.create(record);
      expect(await ledger.advance(ownerOf(record), { status: to })).toBe(allowed);
      expect((await valueOf(record.id))?.status).toBe(allowed ? to : from);
    });

    it('knows what a job still owns, of the ids that are asked for', async () => {
      const open = ['claimed', 'parked', 'transcribed'] as const;
      const records = [...open, 'completed' as const, 'failed' as const].map((status) =>
        aClaimedRecord('job-1', { path: `${status}.wav`, status }),
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
        })),
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

    it('finds empty blobs whose time is over', async () => {
      const due = aRecord({ path: 'due.wav', sizeBytes: 0 });
      await ledger.create(due);
      await ledger.create(aRecord({ path: 'b.wav', sizeBytes: 0, notBefore: LATER.toISOString() }));
      await ledger.create(aRecord({ path: 'c.wav' }));
      await ledger.create(aRecord({ path: 'd.wav', sizeBytes: 0, status: 'rejected' }));
      expect(await ledger.emptyAndDue(NOW, 9)).toEqual([{ id: due.id, path: 'due.wav' }]);
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

    it('answers a ping', async () => {
      await expect(ledger.ping()).resolves.toBeUndefined();
    });
  });
}
