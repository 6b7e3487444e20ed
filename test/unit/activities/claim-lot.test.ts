import { makeClaimLot } from '../../../shared/activities/claim-lot';
import { aClaimedRecord, aJob, aRecord, PROFILE } from '../../support/app/builders';
import { atEveryPoint } from '../../support/app/crashing-ports';
import { objectWith } from '../../support/app/matching';
import { memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const LANE = 'speech.example';
const context = { workflows: new RecordedWorkflows() };

function setUp(count: number) {
  const ports = memoryPorts();
  ports.ledger.put(
    ...Array.from({ length: count }, (_, index) => aRecord({ path: `call-${index}.wav` })),
  );
  const claim = (jobId: string, its = ports) =>
    makeClaimLot(its)({ jobId, lane: LANE, profile: PROFILE }, context);
  return { ...ports, ports, claim };
}

describe('claiming a lot', () => {
  it('claims what is queued and writes the manifest before the provider hears of it', async () => {
    const { ledger, jobs, transcriber, claim } = setUp(3);
    expect(await claim('job-1')).toEqual({ count: 3 });
    const job = jobs.of('job-1');
    expect(job).toMatchObject({
      lane: LANE,
      profile: PROFILE,
      state: 'prepared',
      audioSeconds: 180,
    });
    expect(job.manifest.map(({ path }) => path).toSorted()).toEqual([
      'call-0.wav',
      'call-1.wav',
      'call-2.wav',
    ]);
    for (const entry of job.manifest) {
      expect(ledger.of(entry.recordingId)).toMatchObject({
        status: 'claimed',
        jobId: 'job-1',
        epoch: entry.epoch,
        attempts: 1,
        claimedUntil: '2026-03-02T09:30:00.000Z',
      });
    }
    expect(transcriber.calls).toEqual([]);
  });

  it('gives the same answer when it is repeated, and claims nothing more', async () => {
    const { ledger, claim } = setUp(2);
    await claim('job-1');
    ledger.put(aRecord({ path: 'late.wav' }));
    expect(await claim('job-1')).toEqual({ count: 2 });
    expect(ledger.all().filter(({ status }) => status === 'queued')).toHaveLength(1);
  });

  it('takes no more than a job may hold, what it had claimed before included', async () => {
    const { ledger, transcriber, jobs, claim } = setUp(5);
    transcriber.recordingsPerJob = 3;
    ledger.put(aClaimedRecord('job-1', { path: 'before.wav' }));
    expect(await claim('job-1')).toEqual({ count: 3 });
    expect(jobs.of('job-1').manifest.map(({ path }) => path)).toContain('before.wav');
  });

  it('leaves other profiles, and what has to rest, for later', async () => {
    const { ledger, jobs, claim } = setUp(1);
    ledger.put(aRecord({ path: 'other.wav', profile: 'azure-speech;de-DE;channels' }));
    ledger.put(aRecord({ path: 'resting.wav', notBefore: '2026-03-02T09:00:00.001Z' }));
    ledger.put(aRecord({ path: 'empty.wav', sizeBytes: 0 }));
    await claim('job-1');
    expect(jobs.of('job-1').manifest.map(({ path }) => path)).toEqual(['call-0.wav']);
  });

  it('closes its job when there is nothing to claim, so that the lane is free again', async () => {
    const { jobs, claim } = setUp(0);
    expect(await claim('job-1')).toEqual({ count: 0 });
    expect(jobs.all()).toEqual([objectWith({ state: 'closed', manifest: [] })]);
    expect(await jobs.busyLanes()).toEqual([]);
    expect(await claim('job-1')).toEqual({ count: 0 });
  });

  it('takes the lane before it claims, and writes the manifest after', async () => {
    const { ports, ledger, jobs, claim } = setUp(2);
    const seen: unknown[] = [];
    const claimOne = ledger.claim.bind(ledger);
    ports.ledger.claim = async (...input) => {
      const { state, manifest } = jobs.of('job-1');
      seen.push([state, manifest.length, await jobs.busyLanes()]);
      return claimOne(...input);
    };
    await claim('job-1');
    expect(seen).toEqual([
      ['claiming', 0, [LANE]],
      ['claiming', 0, [LANE]],
    ]);
    expect(jobs.of('job-1')).toMatchObject({ state: 'prepared', audioSeconds: 120 });
  });

  it.each(['claiming', 'prepared', 'submitted', 'settled'] as const)(
    'leaves a lane alone that another job has taken and that is %s',
    async (state) => {
      const { ledger, jobs, claim } = setUp(2);
      jobs.put(aJob('job-0', [], { lane: LANE, state }));
      expect(await claim('job-1')).toEqual({ count: 0 });
      expect(jobs.all()).toHaveLength(1);
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
    expect(jobs.all().map(({ id }) => id)).toEqual(['job-1']);
  });

  it('never gives a recording to two claimants at once', async () => {
    const { jobs, claim } = setUp(40);
    const ends = await Promise.all(['job-1', 'job-2', 'job-3'].map((jobId) => claim(jobId)));
    expect(ends.reduce((sum, { count }) => sum + count, 0)).toBe(40);
    const ids = jobs.all().flatMap(({ manifest }) => manifest.map((entry) => entry.recordingId));
    expect(ids).toHaveLength(40);
    expect(new Set(ids).size).toBe(40);
  });

  it('loses nothing and takes nothing twice, wherever it crashes', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const { ports, ledger, jobs, claim } = setUp(3);
      await attempt(ports, (its) => claim('job-1', its));
      expect(jobs.of('job-1')).toMatchObject({ state: 'prepared', audioSeconds: 180 });
      expect(jobs.of('job-1').manifest).toHaveLength(3);
      for (const { recordingId, epoch } of jobs.of('job-1').manifest) {
        expect(ledger.of(recordingId)).toMatchObject({ status: 'claimed', epoch, attempts: 1 });
      }
    });
    expect(points).toBeGreaterThanOrEqual(14);
  });
});
