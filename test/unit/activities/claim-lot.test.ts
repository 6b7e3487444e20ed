import { makeAllowance, type Budgets } from '../../../shared/activities/allowance';
import { makeClaimLot } from '../../../shared/activities/claim-lot';
import { preparedWith } from '../../../shared/activities/manifest';
import type { Lot } from '../../../shared/domain/planning';
import { aClaimedRecord, aJob, aRecord, PROFILE } from '../../support/app/builders';
import { ableTo } from '../../support/app/capabilities';
import { atEveryPoint } from '../../support/app/crashing-ports';
import { objectWith } from '../../support/app/matching';
import { LIMITS, memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const LANE = 'speech.example';
const LOT: Lot = { lane: LANE, profile: PROFILE, priority: 'normal', most: 1000 };
const context = { workflows: new RecordedWorkflows() };

function setUp(count: number, budgets: Partial<Budgets> = {}) {
  const ports = memoryPorts();
  ports.ledger.put(
    ...Array.from({ length: count }, (_, index) => aRecord({ path: `call-${index}.wav` })),
  );
  const claim = (jobId: string, lot: Partial<Lot> = {}, its = ports) => {
    const allowance = makeAllowance(its, { ...LIMITS.budgets, ...budgets });
    return makeClaimLot(its, allowance, LIMITS.jobCaps)({ jobId, ...LOT, ...lot }, context);
  };
  const busyLanes = async () => (await ports.jobs.running()).map(({ lane }) => lane);
  return { ...ports, ports, claim, busyLanes };
}

describe('claiming a lot', () => {
  it('claims what is queued and writes the manifest before the provider hears of it', async () => {
    const { ledger, jobs, transcribers, claim } = setUp(3);
    expect(await claim('job-1')).toEqual({ count: 3 });
    const job = jobs.of('job-1');
    expect(job).toMatchObject({
      lane: LANE,
      profile: PROFILE,
      priority: 'normal',
      state: 'prepared',
      audioSeconds: 180,
    });
    expect(job.manifest.map(({ path }) => path).toSorted()).toEqual([
      'call-0.wav',
      'call-1.wav',
      'call-2.wav',
    ]);
    for (const entry of job.manifest) {
      expect(entry.container).toBe('recordings');
      expect(ledger.of(entry.recordingId)).toMatchObject({
        status: 'claimed',
        jobId: 'job-1',
        epoch: entry.epoch,
        attempts: 1,
        claimedUntil: '2026-03-02T09:30:00.000Z',
      });
    }
    expect(transcribers.calls).toEqual([]);
  });

  it('gives the same answer when it is repeated, and claims nothing more', async () => {
    const { ledger, claim } = setUp(2);
    await claim('job-1');
    ledger.put(aRecord({ path: 'late.wav' }));
    expect(await claim('job-1')).toEqual({ count: 2 });
    expect(ledger.all().filter(({ status }) => status === 'queued')).toHaveLength(1);
  });

  it('takes no more than a job may hold, what it had claimed before included', async () => {
    const { ledger, transcribers, jobs, claim } = setUp(5);
    transcribers.capabilities = ableTo({ recordingsPerJob: 3 });
    ledger.put(aClaimedRecord('job-1', { path: 'before.wav' }));
    expect(await claim('job-1')).toEqual({ count: 3 });
    expect(jobs.of('job-1').manifest.map(({ path }) => path)).toContain('before.wav');
  });

  it('leaves other profiles and priorities, and what has to rest, for later', async () => {
    const { ledger, jobs, claim } = setUp(1);
    ledger.put(aRecord({ path: 'other.wav', profile: 'azure-speech;de-DE;channels;short;any' }));
    ledger.put(aRecord({ path: 'archive.wav', priority: 'low' }));
    ledger.put(aRecord({ path: 'resting.wav', notBefore: '2026-03-02T09:00:00.001Z' }));
    ledger.put(aRecord({ path: 'empty.wav', sizeBytes: 0 }));
    await claim('job-1');
    expect(jobs.of('job-1').manifest.map(({ path }) => path)).toEqual(['call-0.wav']);
  });

  it('closes its job when there is nothing to claim, so that the lane is free again', async () => {
    const { jobs, claim, busyLanes } = setUp(0);
    expect(await claim('job-1')).toEqual({ count: 0 });
    expect(jobs.all()).toEqual([objectWith({ state: 'closed', manifest: [] })]);
    expect(await busyLanes()).toEqual([]);
    expect(await claim('job-1')).toEqual({ count: 0 });
  });

  it('takes the lane before it claims, and writes the manifest after', async () => {
    const { ports, ledger, jobs, control, claim, busyLanes } = setUp(2);
    const seen: unknown[] = [];
    const claimOne = ledger.claim.bind(ledger);
    ports.ledger.claim = async (...input) => {
      const { state, manifest } = jobs.of('job-1');
      const holder = (await control.read('lane', LANE))?.value.holder;
      seen.push([state, manifest.length, await busyLanes(), holder]);
      return claimOne(...input);
    };
    await claim('job-1');
    expect(seen).toEqual([
      ['claiming', 0, [LANE], 'job-1'],
      ['claiming', 0, [LANE], 'job-1'],
    ]);
    expect(jobs.of('job-1')).toMatchObject({ state: 'prepared', audioSeconds: 120 });
  });

  it.each(['claiming', 'prepared', 'submitted', 'settled'] as const)(
    'leaves a lane alone that another job has taken and that is %s',
    async (state) => {
      const { ledger, jobs, control, claim } = setUp(2);
      jobs.put(aJob('job-0', [], { lane: LANE, state }));
      await control.write('lane', LANE, { holder: 'job-0' }, undefined);
      expect(await claim('job-1')).toEqual({ count: 0 });
      expect(jobs.of('job-1').state).toBe('closed');
      expect((await control.read('lane', LANE))?.value).toEqual({ holder: 'job-0' });
      expect(ledger.all().every(({ status }) => status === 'queued')).toBe(true);
    },
  );

  it('makes one job on a lane when a second dispatcher comes while the first is claiming', async () => {
    const { ports, ledger, jobs, claim } = setUp(3);
    const ends: { count: number }[] = [];
    const claimOne = ledger.claim.bind(ledger);
    ports.ledger.claim = async (...input) => {
      if (ends.length === 0) ends.push(await claim('job-2'));
      return claimOne(...input);
    };
    expect(await claim('job-1')).toEqual({ count: 3 });
    expect(ends[0]).toEqual({ count: 0 });
    expect(jobs.of('job-2')).toMatchObject({ state: 'closed', manifest: [] });
  });
});

describe('how much a job takes', () => {
  const HOUR = 3600;

  it('is no more than its share, when other lanes are to have some', async () => {
    const { claim } = setUp(5);
    expect(await claim('job-1', { most: 2 })).toEqual({ count: 2 });
  });

  it('is as much audio as its priority allows: the lane is busy for so long', async () => {
    const { ledger, jobs, claim } = setUp(0);
    for (const priority of ['normal', 'low'] as const) {
      ledger.put(
        ...Array.from({ length: 120 }, (_, index) =>
          aRecord({ path: `${priority}-${index}.wav`, durationSeconds: 2 * HOUR, priority }),
        ),
      );
    }
    expect(await claim('job-1')).toEqual({ count: 100 });
    await jobs.update('job-1', { state: 'closed' });
    expect(await claim('job-2', { priority: 'low' })).toEqual({ count: 10 });
    expect(jobs.of('job-2')).toMatchObject({ priority: 'low', audioSeconds: 20 * HOUR });
  });

  it('is the one recording that is longer than any job may have', async () => {
    const { ledger, jobs, claim } = setUp(0);
    ledger.put(aRecord({ path: 'long.wav', durationSeconds: 300 * HOUR }));
    ledger.put(aRecord({ path: 'next.wav', notBefore: '2026-03-02T09:00:00.000Z' }));
    expect(await claim('job-1')).toEqual({ count: 1 });
    expect(jobs.of('job-1').manifest).toEqual([objectWith({ path: 'long.wav' })]);
  });

  it('ends before one that has no room, so that nobody is passed by', async () => {
    const { ledger, jobs, claim } = setUp(0);
    for (const [path, hours] of Object.entries({ 'a.wav': 150, 'b.wav': 60, 'c.wav': 1 })) {
      ledger.put(aRecord({ path, durationSeconds: hours * HOUR }));
    }
    await claim('job-1');
    expect(jobs.of('job-1').manifest.map(({ path }) => path)).toEqual(['a.wav']);
  });

  it('counts five minutes for a recording whose length is not known', async () => {
    const { ledger, jobs, claim } = setUp(0);
    const { durationSeconds: _seconds, ...unknown } = aRecord();
    ledger.put(unknown);
    await claim('job-1');
    expect(jobs.of('job-1').audioSeconds).toBe(300);
  });

  it('is what today’s budget has left, over all jobs of the day', async () => {
    const { jobs, claim } = setUp(10, { dailyAudioSeconds: 600 });
    const yesterday = { createdAt: '2026-03-01T23:59:59.999Z', audioSeconds: 600 };
    jobs.put(aJob('yesterday', [], { state: 'closed', ...yesterday }));
    jobs.put(aJob('today', [], { state: 'closed', audioSeconds: 300 }));
    expect(await claim('job-1')).toEqual({ count: 5 });
    await jobs.update('job-1', { state: 'closed' });
    expect(await claim('job-2')).toEqual({ count: 0 });
    expect(jobs.of('job-2').state).toBe('closed');
  });

  it('takes a repeat’s own claims from the budget once', async () => {
    const { ledger, jobs, claim } = setUp(10, { dailyAudioSeconds: 300 });
    ledger.put(aClaimedRecord('job-1', { path: 'before.wav' }));
    expect(await claim('job-1')).toEqual({ count: 5 });
    expect(jobs.of('job-1').audioSeconds).toBe(300);
  });
});

describe('a dispatcher that is taken for lost', () => {
  it('gives back what the job has gone on without, as if nothing had been', async () => {
    const { ports, ledger, jobs, claim } = setUp(4);
    const claimOne = ledger.claim.bind(ledger);
    let claims = 0;
    ports.ledger.claim = async (...input) => {
      claims += 1;
      // The sweep starts the job, which goes on with what is claimed by now.
      if (claims === 3) await jobs.prepare('job-1', preparedWith(await ledger.claimedBy('job-1')));
      return claimOne(...input);
    };
    expect(await claim('job-1')).toEqual({ count: 2 });
    const kept = jobs.of('job-1').manifest.map(({ recordingId }) => recordingId);
    const claimed = ledger.all().filter(({ status }) => status === 'claimed');
    expect(claimed.map(({ id }) => id).toSorted()).toEqual(kept.toSorted());
    const rest = ledger.all().filter(({ id }) => !kept.includes(id));
    expect(rest).toHaveLength(2);
    for (const record of rest) {
      expect(record).toMatchObject({ status: 'queued', attempts: 0, epoch: 2 });
      expect(record).not.toHaveProperty('jobId');
    }
  });

  it('comes to one manifest with another run of its own, which has claimed beside it', async () => {
    const { ledger, jobs, claim } = setUp(40);
    const [one, other] = await Promise.all([claim('job-1'), claim('job-1')]);
    const { manifest } = jobs.of('job-1');
    expect([one.count, other.count]).toEqual([manifest.length, manifest.length]);
    const kept = new Set(manifest.map(({ recordingId }) => recordingId));
    expect(kept.size).toBe(manifest.length);
    for (const { id, status } of ledger.all()) {
      expect([id, status]).toEqual([id, kept.has(id) ? 'claimed' : 'queued']);
    }
  });
});

describe('claiming under load', () => {
  it('never gives a recording to two claimants at once', async () => {
    const { jobs, claim } = setUp(40);
    const lots = ['one', 'two', 'three'].map((lane) => claim(`job-${lane}`, { lane }));
    const ends = await Promise.all(lots);
    expect(ends.reduce((sum, { count }) => sum + count, 0)).toBe(40);
    const ids = jobs.all().flatMap(({ manifest }) => manifest.map((entry) => entry.recordingId));
    expect(ids).toHaveLength(40);
    expect(new Set(ids).size).toBe(40);
  });

  it('loses nothing and takes nothing twice, wherever it crashes', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const { ports, ledger, jobs, claim } = setUp(3);
      await attempt(ports, (its) => claim('job-1', {}, its));
      expect(jobs.of('job-1')).toMatchObject({ state: 'prepared', audioSeconds: 180 });
      expect(jobs.of('job-1').manifest).toHaveLength(3);
      for (const { recordingId, epoch } of jobs.of('job-1').manifest) {
        expect(ledger.of(recordingId)).toMatchObject({ status: 'claimed', epoch, attempts: 1 });
      }
    });
    expect(points).toBeGreaterThanOrEqual(20);
  });
});
