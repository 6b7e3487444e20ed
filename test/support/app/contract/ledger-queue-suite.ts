import type { Priority, QueuedRecording } from '../../../../shared/domain/ledger';
import type { Ledger } from '../../../../shared/ports';
import { aClaimedRecord, aRecord, PROFILE } from '../builders';
import { objectWith } from '../matching';
import type { Target } from './targets';

const NOW = new Date('2026-03-02T09:00:00.000Z');
const LATER = new Date('2026-03-02T09:30:00.000Z');
const REASON = { code: 'daily_budget_spent', message: 'A sentence.' };
const GERMAN = 'azure-speech;de-DE;channels;short;any';
const at = (time: string) => `2026-03-02T${time}:00.000Z`;

/** What the port `Ledger` promises about those who wait, checked against an implementation of it. */
export function describeQueue({ name, open }: Target<{ ledger: Ledger }>): void {
  describe(`the queue in ${name}`, () => {
    let ledger: Ledger;
    let close: () => Promise<void>;
    beforeEach(async () => {
      const opened = await open();
      ({ ledger } = opened);
      close = () => opened.close();
    });
    afterEach(() => close());

    const valueOf = async (id: string) => (await ledger.read(id))?.value;
    const queued = (limit: number, profile = PROFILE, priority: Priority = 'normal') =>
      ledger.queued({ now: NOW, limit, profile, priority });
    const seen = async (): Promise<QueuedRecording> => {
      const [first] = await queued(1);
      if (!first) throw new Error('Nothing is queued.');
      return first;
    };
    /** Everything that must not be dispatched, parked or counted. */
    const putOthers = async () => {
      await ledger.create(aRecord({ path: 'empty.wav', sizeBytes: 0 }));
      await ledger.create(aRecord({ path: 'resting.wav', notBefore: LATER.toISOString() }));
      await ledger.create(aRecord({ path: 'deleting.wav', status: 'deleting' }));
      await ledger.create(aClaimedRecord('job-1', { path: 'claimed.wav' }));
    };

    it('lists what may go of a profile and priority, oldest first, up to a limit', async () => {
      for (const [index, time] of ['08:30', '08:10', '08:20'].entries()) {
        await ledger.create(aRecord({ path: `${index}.wav`, notBefore: at(time) }));
      }
      await ledger.create(aRecord({ path: 'archive.wav', priority: 'low' }));
      const { durationSeconds: _unknown, ...other } = aRecord({
        path: 'other.wav',
        profile: GERMAN,
      });
      await ledger.create(other);
      await putOthers();

      const pathsOf = async (...filter: Parameters<typeof queued>) =>
        (await queued(...filter)).map(({ path }) => path);
      expect(await pathsOf(10)).toEqual(['1.wav', '2.wav', '0.wav']);
      expect(await pathsOf(2)).toEqual(['1.wav', '2.wav']);
      expect(await pathsOf(0)).toEqual([]);
      expect(await pathsOf(10, PROFILE, 'low')).toEqual(['archive.wav']);
      expect(await queued(9, GERMAN)).toEqual([
        {
          id: other.id,
          container: 'recordings',
          path: 'other.wav',
          version: other.version,
          epoch: 0,
          profile: GERMAN,
          estimatedSeconds: 0,
        },
      ]);
    });

    it('says what waits: the first of each profile and priority, and how many there are', async () => {
      for (const [index, time] of ['08:30', '08:10', '08:20'].entries()) {
        await ledger.create(aRecord({ path: `${index}.wav`, notBefore: at(time) }));
      }
      const archive = { priority: 'low', notBefore: at('07:00') } as const;
      await ledger.create(aRecord({ path: 'archive.wav', ...archive }));
      await ledger.create(aRecord({ path: 'g1.wav', profile: GERMAN, notBefore: at('08:15') }));
      await ledger.create(aRecord({ path: 'g2.wav', profile: GERMAN, notBefore: at('08:45') }));
      await putOthers();
      const waiting = await ledger.waiting(NOW);
      const inOrder = waiting.toSorted((a, b) => (a.waitsSince < b.waitsSince ? -1 : 1));
      expect(inOrder).toEqual([
        { profile: PROFILE, priority: 'low', waitsSince: at('07:00'), count: 1 },
        { profile: PROFILE, priority: 'normal', waitsSince: at('08:10'), count: 3 },
        { profile: GERMAN, priority: 'normal', waitsSince: at('08:15'), count: 2 },
      ]);
      expect(await ledger.waiting(new Date(at('06:00')))).toEqual([]);
    });

    it('tells profiles apart of which one begins like another', async () => {
      const part = `${PROFILE};job-1-a`;
      await ledger.create(aRecord({ path: 'a.wav', profile: part }));
      await ledger.create(aRecord({ path: 'b.wav' }));
      const waiting = await ledger.waiting(NOW);
      expect(waiting.map(({ profile }) => profile).toSorted()).toEqual([PROFILE, part]);
    });

    it('says what waits of today, however many parts of an archive wait for longer', async () => {
      const parts = Array.from({ length: 40 }, (_, index) =>
        aRecord({
          path: `part-${index}.wav`,
          profile: `${PROFILE};job-${index}-a`,
          priority: 'low',
          notBefore: at('07:00'),
        }),
      );
      await Promise.all(parts.map((part) => ledger.create(part)));
      await ledger.create(aRecord({ path: 'today.wav' }));
      const waiting = await ledger.waiting(NOW);
      expect(waiting).toContainEqual(objectWith({ profile: PROFILE, priority: 'normal' }));
      expect(waiting.filter(({ priority }) => priority === 'low').length).toBeGreaterThan(10);
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

    it('parks what may go, up to a limit, of all profiles and priorities, and nothing else', async () => {
      await ledger.create(aRecord({ path: 'a.wav' }));
      await ledger.create(aRecord({ path: 'b.wav', profile: GERMAN }));
      await ledger.create(aRecord({ path: 'c.wav', priority: 'low' }));
      await putOthers();
      expect(await ledger.parkQueued({ now: NOW, reason: REASON, limit: 2 })).toBe(2);
      expect(await ledger.count('parked')).toBe(2);
      expect(await ledger.parkQueued({ now: NOW, reason: REASON, limit: 9 })).toBe(1);
      expect(await ledger.parkQueued({ now: NOW, reason: REASON, limit: 9 })).toBe(0);
      expect(await ledger.waiting(NOW)).toEqual([]);
      const a = aRecord({ path: 'a.wav', status: 'parked', reason: REASON });
      expect(await valueOf(a.id)).toStrictEqual(a);
      expect(await ledger.count('queued')).toBe(2);
      expect(await ledger.count('claimed')).toBe(1);
    });

    it('lets today’s go on before an archive', async () => {
      for (const [index, priority] of (['low', 'normal', 'low', 'normal'] as const).entries()) {
        await ledger.create(aRecord({ path: `${index}.wav`, priority }));
      }
      expect(await ledger.parkQueued({ now: NOW, reason: REASON, limit: 9 })).toBe(4);
      expect(await ledger.unpark(2, ['azure-speech'])).toBe(2);
      expect(await ledger.waiting(NOW)).toEqual([objectWith({ priority: 'normal', count: 2 })]);
      expect(await ledger.unpark(9, ['azure-speech'])).toBe(2);
    });

    it('parks those of one profile, and leaves those parked whose service is gone', async () => {
      const gone = aRecord({ path: 'gone.wav', profile: 'gone;en-GB;channels;short;any' });
      await ledger.create(gone);
      await ledger.create(aRecord({ path: 'other.wav' }));
      const park = { now: NOW, reason: REASON, limit: 9 };
      expect(await ledger.parkQueued({ ...park, profile: gone.profile })).toBe(1);
      expect((await valueOf(gone.id))?.status).toBe('parked');

      expect(await ledger.unpark(9, ['azure-speech', 'speechmatics'])).toBe(0);
      expect(await ledger.unpark(9, [])).toBe(0);
      expect(await ledger.unpark(9, ['azure-speech', 'gone'])).toBe(1);
      expect(await ledger.count('parked')).toBe(0);
    });

    it('lets those go on that nobody has, also after a job gave them back, and no others', async () => {
      const released = aClaimedRecord('job-1', { path: 'released.wav' });
      await ledger.create(released);
      const owner = { recordingId: released.id, jobId: 'job-1', epoch: 1 };
      const back = { status: 'queued', notBefore: NOW.toISOString(), release: 'counted' } as const;
      await ledger.advance({ ...owner, version: released.version }, back);
      await ledger.create(aRecord({ path: 'fresh.wav' }));
      await ledger.create(aClaimedRecord('job-2', { path: 'its-own.wav', status: 'parked' }));
      expect(await ledger.parkQueued({ now: NOW, reason: REASON, limit: 9 })).toBe(2);

      expect(await ledger.unpark(1, ['azure-speech'])).toBe(1);
      expect(await ledger.unpark(9, ['azure-speech'])).toBe(1);
      expect(await ledger.unpark(9, ['azure-speech'])).toBe(0);
      const fresh = aRecord({ path: 'fresh.wav' });
      expect(await valueOf(fresh.id)).toStrictEqual(fresh);
      expect(await valueOf(released.id)).toStrictEqual(
        aRecord({ path: 'released.wav', epoch: 2, attempts: 1 }),
      );
      expect(await ledger.count('parked')).toBe(1);
    });
  });
}
