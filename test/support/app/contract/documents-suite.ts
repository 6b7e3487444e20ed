import type { Jobs, Results } from '../../../../shared/ports';
import { aClaimedRecord, aJob, aResult, NOW, PROFILE } from '../builders';
import type { Target } from './targets';
import { anyText } from '../matching';

const LATER = '2026-03-02T09:30:00.000Z';

/** What the port `Jobs` promises, checked against an implementation of it. */
export function describeJobs({ name, open }: Target<{ jobs: Jobs }>): void {
  describe(`the jobs in ${name}`, () => {
    let jobs: Jobs;
    let close: () => Promise<void>;
    beforeEach(async () => {
      const opened = await open();
      ({ jobs } = opened);
      close = () => opened.close();
    });
    afterEach(() => close());

    const job = aJob('job-1', [aClaimedRecord('job-1')]);

    it('creates once, and gives back what was written', async () => {
      expect(await jobs.create(job)).toBe(true);
      expect(await jobs.create({ ...job, lane: 'other' })).toBe(false);
      expect(await jobs.read('job-1')).toStrictEqual(job);
      expect(await jobs.read('unknown')).toBeUndefined();
    });

    it('holds a thousand recordings', async () => {
      const records = Array.from({ length: 1000 }, (_, index) =>
        aClaimedRecord('job-1', { path: `${'a long folder name/'.repeat(4)}${index}.wav` }),
      );
      await jobs.create(aJob('job-1', records));
      expect((await jobs.read('job-1'))?.manifest).toHaveLength(1000);
      await jobs.update('job-1', { state: 'submitted' });
      expect((await jobs.read('job-1'))?.manifest).toHaveLength(1000);
    });

    it('changes what a change names, and takes away for null', async () => {
      await jobs.create(job);
      await jobs.update('job-1', { submitTriedAt: NOW });
      expect(await jobs.read('job-1')).toStrictEqual({ ...job, submitTriedAt: NOW });
      const submitted = { state: 'submitted', providerJobId: 'p-1', submittedAt: LATER } as const;
      await jobs.update('job-1', { ...submitted, submitTriedAt: null });
      const reason = { code: 'c', message: 'm' };
      await jobs.update('job-1', { reason });
      expect(await jobs.read('job-1')).toStrictEqual({ ...job, ...submitted, reason });
    });

    it('takes the manifest of a job whose lane was taken before', async () => {
      await jobs.create({ ...job, state: 'claiming', manifest: [], audioSeconds: 0 });
      const { state, manifest, audioSeconds } = job;
      await jobs.update('job-1', { state, manifest, audioSeconds });
      expect(await jobs.read('job-1')).toStrictEqual(job);
      await jobs.update('job-1', { unsure: true });
      expect(await jobs.read('job-1')).toStrictEqual({ ...job, unsure: true });
    });

    it('cannot change a job that is not there', async () => {
      await expect(jobs.update('unknown', { state: 'closed' })).rejects.toMatchObject({
        status: 404,
        verdict: 'blocked',
      });
    });

    it('knows which are unfinished, and which lanes they keep', async () => {
      const states = [
        'claiming',
        'prepared',
        'submitted',
        'settled',
        'released',
        'closed',
      ] as const;
      for (const state of states) {
        await jobs.create(aJob(state, [], { state, lane: `lane-${state}` }));
      }
      await jobs.create(aJob('young', [], { createdAt: LATER, lane: 'lane-young' }));
      const unfinished = await jobs.unfinished(new Date(NOW));
      expect(unfinished.map(({ id }) => id).toSorted()).toEqual([
        'claiming',
        'prepared',
        'released',
        'settled',
        'submitted',
      ]);
      expect(unfinished[0]).toEqual({ id: anyText, createdAt: NOW });
      const running = await jobs.running();
      expect(running.map(({ lane }) => lane).toSorted()).toEqual([
        'lane-claiming',
        'lane-prepared',
        'lane-settled',
        'lane-submitted',
        'lane-young',
      ]);
      expect(running[0]).toEqual({ lane: anyText, profile: PROFILE });
    });

    it('sums up the audio of the jobs made since a time, whatever became of them', async () => {
      const since = '2026-03-02T00:00:00.000Z';
      const jobsOf = {
        before: { createdAt: '2026-03-01T23:59:59.999Z', audioSeconds: 1000 },
        first: { createdAt: since, audioSeconds: 0.5 },
        closed: { audioSeconds: 60, state: 'closed' },
        claiming: { audioSeconds: 0, state: 'claiming' },
        running: { audioSeconds: 600, state: 'submitted' },
      } as const;
      for (const [id, changes] of Object.entries(jobsOf)) await jobs.create(aJob(id, [], changes));
      expect(await jobs.audioSecondsSince(new Date(since))).toBe(660.5);
      expect(await jobs.audioSecondsSince(new Date('2026-03-03T00:00:00.000Z'))).toBe(0);
    });

    it('ends the claiming of a job once', async () => {
      const { state, manifest, audioSeconds } = job;
      await jobs.create({ ...job, state: 'claiming', manifest: [], audioSeconds: 0 });
      expect(await jobs.prepare('job-1', { state, manifest, audioSeconds })).toBe(true);
      expect(await jobs.read('job-1')).toStrictEqual(job);
      expect(await jobs.prepare('job-1', { state: 'closed', manifest: [] })).toBe(false);
      expect(await jobs.read('job-1')).toStrictEqual(job);
    });

    it('lets one of two note an attempt to submit, the first as well as a later one', async () => {
      await jobs.create(job);
      const noteAfter = (seen: string | undefined, submitTriedAt: string) =>
        jobs.attempt('job-1', seen, { submitTriedAt });
      expect(await noteAfter(NOW, LATER)).toBe(false);
      const first = await Promise.all([noteAfter(undefined, NOW), noteAfter(undefined, NOW)]);
      expect(first.toSorted()).toEqual([false, true]);
      expect(await noteAfter(undefined, LATER)).toBe(false);
      expect(await noteAfter(NOW, LATER)).toBe(true);
      expect(await jobs.read('job-1')).toStrictEqual({ ...job, submitTriedAt: LATER });
      expect(await jobs.attempt('job-1', LATER, { submitTriedAt: null })).toBe(true);
      expect(await noteAfter(undefined, NOW)).toBe(true);
    });

    it('lets nobody attempt what the provider has already', async () => {
      await jobs.create({ ...job, submitTriedAt: NOW });
      const submitted = { state: 'submitted', providerJobId: 'p-1', submittedAt: LATER } as const;
      expect(await jobs.attempt('job-1', NOW, submitted)).toBe(true);
      expect(await jobs.attempt('job-1', NOW, { ...submitted, providerJobId: 'p-2' })).toBe(false);
      expect(await jobs.read('job-1')).toStrictEqual({ ...job, submitTriedAt: NOW, ...submitted });
    });

    it('forgets which lane refused a job', async () => {
      await jobs.create(job);
      await jobs.update('job-1', { refusedBy: 'lane-a' });
      expect(await jobs.read('job-1')).toStrictEqual({ ...job, refusedBy: 'lane-a' });
      await jobs.update('job-1', { refusedBy: null, lane: 'lane-b' });
      expect(await jobs.read('job-1')).toStrictEqual({ ...job, lane: 'lane-b' });
    });

    it('finds a job by its provider’s', async () => {
      await jobs.create({ ...job, providerJobId: 'p-1' });
      expect(await jobs.findByProviderJob('p-1')).toBe('job-1');
      expect(await jobs.findByProviderJob('p-2')).toBeUndefined();
    });
  });
}

/** What the port `Results` promises, checked against an implementation of it. */
export function describeResults({ name, open }: Target<{ results: Results }>): void {
  describe(`the results in ${name}`, () => {
    let results: Results;
    let close: () => Promise<void>;
    beforeEach(async () => {
      const opened = await open();
      ({ results } = opened);
      close = () => opened.close();
    });
    afterEach(() => close());

    const first = aResult('call-1', 'v1');
    const second = aResult('call-1', 'v2');

    it('writes once, and gives back what was written', async () => {
      await results.create(first);
      await results.create({ ...first, title: 'Another title' });
      expect(await results.read('call-1', first.id)).toStrictEqual(first);
    });

    it('keeps a result without a summary', async () => {
      const none = { ...first, summary: null, summaryReason: { code: 'c', message: 'm' } };
      await results.create(none);
      expect(await results.read('call-1', first.id)).toStrictEqual(none);
    });

    it('finds nothing under another recording', async () => {
      await results.create(first);
      expect(await results.read('call-2', first.id)).toBeUndefined();
      expect(await results.read('call-1', 'unknown')).toBeUndefined();
    });

    it('points at all results of a recording, and at no others', async () => {
      for (const one of [first, second, aResult('call-2', 'v1')]) await results.create(one);
      const pointers = await results.pointers('call-1');
      expect(pointers.toSorted((a, b) => (a.version < b.version ? -1 : 1))).toEqual(
        [first, second].map(({ id, version, transcript }) => ({
          version,
          documentId: id,
          transcriptPath: transcript.path,
        })),
      );
      expect(await results.pointers('unknown')).toEqual([]);
    });

    it('lists the summaries of a recording, each with how it was made', async () => {
      const run = {
        model: 'm',
        promptVersion: '1',
        calls: 1,
        promptTokens: 900,
        completionTokens: 90,
        parts: 1,
        partsRead: 1,
        repaired: false,
      };
      const further = { ...first, id: `${first.id}-s0123456789ab`, summaryRun: run };
      for (const one of [first, further, aResult('call-2', 'v1')]) await results.create(one);
      const { title, brief, summary, createdAt, transcript } = first;
      const same = { transcriptPath: transcript.path, createdAt, title, brief, summary };
      const listed = await results.summaries('call-1');
      expect(listed.toSorted((a, b) => (a.documentId < b.documentId ? -1 : 1))).toEqual([
        { documentId: first.id, ...same },
        { documentId: further.id, ...same, summaryRun: run },
      ]);
    });

    it('deletes one, also one that is not there', async () => {
      for (const one of [first, second]) await results.create(one);
      await results.delete('call-1', first.id);
      await results.delete('call-1', first.id);
      expect((await results.pointers('call-1')).map(({ version }) => version)).toEqual(['v2']);
    });
  });
}
