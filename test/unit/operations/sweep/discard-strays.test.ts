import type { Job } from '../../../../shared/domain/job';
import type { ProviderJob } from '../../../../shared/domain/provider';
import { makeDiscardStrays } from '../../../../shared/operations/sweep/discard-strays';
import { aJob, NOW } from '../../../support/app/builders';
import { memoryPorts } from '../../../support/app/memory-ports';

const OLD = '2026-03-02T08:50:00.000Z';

/** What the service has, by lane, and what the jobs say. */
function setUp(ours: readonly ProviderJob[][], ...jobs: readonly Job[]) {
  const ports = memoryPorts();
  ports.transcribers.lanes = ours.map((_, index) => `lane-${index}`);
  ports.transcribers.script.ours = [...ours.map((page) => [...page])];
  ports.transcribers.script.discard = Array.from({ length: 9 }, () => null);
  ports.jobs.put(...jobs);
  const discarded = () =>
    ports.transcribers.calls.filter(([method]) => method === 'discard').map(([, id]) => id);
  const sweep = () => makeDiscardStrays(ports)(new Date(NOW));
  return { ...ports, sweep, discarded };
}

const theirs = (id: string, name = 'job-1', createdAt = OLD): ProviderJob => ({
  id,
  name,
  createdAt,
});

describe('discarding stray jobs', () => {
  it('deletes the second one of a submission of unknown end, and keeps the one that is collected', async () => {
    const job = aJob('job-1', [], { state: 'submitted', providerJobId: 'p-2', unsure: true });
    const { sweep, discarded } = setUp([[theirs('p-1'), theirs('p-2')]], job);
    expect(await sweep()).toBe(1);
    expect(discarded()).toEqual(['p-1']);
  });

  it('deletes one whose job we do not know', async () => {
    const { sweep, discarded } = setUp([[theirs('p-1', 'job-unknown')]]);
    expect(await sweep()).toBe(1);
    expect(discarded()).toEqual(['p-1']);
  });

  it('looks at every lane', async () => {
    const { sweep, discarded } = setUp([[theirs('p-1')], [], [theirs('p-3')]]);
    expect(await sweep()).toBe(2);
    expect(discarded()).toEqual(['p-1', 'p-3']);
  });

  it('asks each resource once, however many lanes it has', async () => {
    const ports = setUp([[theirs('p-1')], [theirs('p-2')]]);
    ports.transcribers.lanes = ['west#1', 'west#2', 'west/fast#1'];
    expect(await ports.sweep()).toBe(2);
    expect(ports.transcribers.count('ours')).toBe(2);
  });

  it.each(['submitted', 'settled', 'released'] as const)(
    'keeps the one of a job that is %s: it discards it itself',
    async (state) => {
      const job = aJob('job-1', [], { state, providerJobId: 'p-1' });
      const { sweep, discarded } = setUp([[theirs('p-1')]], job);
      expect(await sweep()).toBe(0);
      expect(discarded()).toEqual([]);
    },
  );

  it('deletes what a closed job has left behind', async () => {
    const job = aJob('job-1', [], { state: 'closed', providerJobId: 'p-1' });
    const { sweep } = setUp([[theirs('p-1')]], job);
    expect(await sweep()).toBe(1);
  });

  it.each(['claiming', 'prepared'] as const)(
    'keeps what may be the outcome of an attempt of unknown end, while its job is %s',
    async (state) => {
      const job = aJob('job-1', [], { state, submitTriedAt: OLD, unsure: true });
      const { sweep } = setUp([[theirs('p-1')]], job);
      expect(await sweep()).toBe(0);
    },
  );

  it('deletes that too once the job was settled without it', async () => {
    const job = aJob('job-1', [], { state: 'settled', submitTriedAt: OLD, unsure: true });
    const { sweep } = setUp([[theirs('p-1')]], job);
    expect(await sweep()).toBe(1);
  });

  it('leaves a young one alone, whose id is perhaps just being written down', async () => {
    const young = theirs('p-1', 'job-unknown', '2026-03-02T08:50:00.001Z');
    const { sweep } = setUp([[young]]);
    expect(await sweep()).toBe(0);
  });
});
