import { makeCompleteRecordings } from '../../../shared/activities/complete-recordings';
import { makeFailJob, makeFailRecording } from '../../../shared/activities/fail';
import { makeSettleJob } from '../../../shared/activities/settle-job';
import { makeFreeOrphans } from '../../../shared/operations/sweep/free-orphans';
import { makeTellUntold } from '../../../shared/operations/sweep/tell-untold';
import type { Status } from '../../../shared/domain/ledger';
import type { Announcer } from '../../../shared/ports';
import { aClaimedRecord, aJob, aResult, ownerOf } from '../../support/app/builders';
import { atEveryPoint } from '../../support/app/crashing-ports';
import { MemoryAnnouncer } from '../../support/app/memory-announcer';
import { memoryPorts, takeInOf, type MemoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const context = { workflows: new RecordedWorkflows() };
const reason = { code: 'speech_InvalidData', message: 'The audio can not be read.' };

type Listening = MemoryPorts & { readonly announcer: MemoryAnnouncer };
/** Ports that may be made to crash, and may have nobody who listens. */
type Its = MemoryPorts & { readonly announcer?: Announcer };

/** Two recordings of a job that are still on their way. */
function twoOf(ports: MemoryPorts, status: Status) {
  const records = ['a.wav', 'b.wav'].map((path) =>
    aClaimedRecord('job-1', { path, status, version: ports.recordings.put(path) }),
  );
  ports.ledger.put(...records);
  ports.jobs.put(aJob('job-1', records, { state: 'submitted', providerJobId: 'provider-1' }));
  return records;
}

/** All that ends a recording: sets up, and gives the run that ends `a.wav` so. */
const WAYS: Readonly<
  Record<string, { ends: string; begin: (ports: MemoryPorts) => Promise<(its: Its) => unknown> }>
> = {
  'completing it': {
    ends: 'completed',
    begin: async (ports) => {
      const records = twoOf(ports, 'transcribed');
      for (const { id, version } of records) await ports.results.create(aResult(id, version));
      const owners = records.map(ownerOf);
      return (its) => makeCompleteRecordings(its)({ owners }, context);
    },
  },
  'missing its result': {
    ends: 'failed',
    begin: async (ports) => {
      const owners = twoOf(ports, 'transcribed').map(ownerOf);
      return (its) => makeCompleteRecordings(its)({ owners }, context);
    },
  },
  'failing it': {
    ends: 'failed',
    begin: async (ports) => {
      const [record] = twoOf(ports, 'transcribed');
      if (!record) throw new Error('There is no recording.');
      return (its) => makeFailRecording(its)({ owner: ownerOf(record), reason }, context);
    },
  },
  'failing its job': {
    ends: 'failed',
    begin: async (ports) => {
      twoOf(ports, 'transcribing');
      const input = { jobId: 'job-1', reason, which: 'unfinished' } as const;
      return (its) => makeFailJob(its)(input, context);
    },
  },
  'settling its job': {
    ends: 'failed',
    begin: async (ports) => {
      twoOf(ports, 'transcribing');
      ports.transcribers.script.failures = [[], [], [], [], []];
      const jobFailure = { reason, retryable: false };
      return (its) => makeSettleJob(its, takeInOf(its))({ jobId: 'job-1', jobFailure }, context);
    },
  },
  'rejecting it': {
    ends: 'rejected',
    begin: async (ports) => {
      ports.recordings.put('a.wav');
      ports.inspector.sees = { kind: 'other' };
      const blob = { container: 'recordings', path: 'a.wav' };
      return (its) => takeInOf(its)(blob, context.workflows);
    },
  },
  'giving it up after too many jobs': {
    ends: 'failed',
    begin: async (ports) => {
      ports.ledger.put(
        ...twoOf(ports, 'transcribing').map((record) => ({
          ...record,
          attempts: 3,
          jobId: 'job-gone',
          claimedUntil: '2026-03-02T08:00:00.000Z',
        })),
      );
      return (its) => makeFreeOrphans(its)(ports.clock.now());
    },
  },
};

/** A sweep so much later that everything is told of which the activity did not tell itself. */
function sweep(ports: Listening): Promise<number> {
  ports.clock.advance(2 * 60_000);
  return makeTellUntold(ports)(ports.clock.now());
}

const endOf = ({ ledger }: MemoryPorts) => {
  const record = ledger.all().find(({ path }) => path === 'a.wav');
  return { status: record?.status, untold: record?.untold };
};

describe.each(Object.entries(WAYS))('%s', (_name, { ends, begin }) => {
  it('is told to who listens, once', async () => {
    const ports: Listening = { ...memoryPorts(), announcer: new MemoryAnnouncer() };
    const run = await begin(ports);
    await run(ports);
    await sweep(ports);
    await sweep(ports);
    const told = ports.announcer.told.filter(({ path }) => path === 'a.wav');
    expect(told.map(({ status }) => status)).toEqual([ends]);
    expect(endOf(ports)).toEqual({ status: ends, untold: undefined });
  });

  it('is told at least once, wherever the process dies', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const ports: Listening = { ...memoryPorts(), announcer: new MemoryAnnouncer() };
      const run = await begin(ports);
      await attempt(ports, async (its) => run(its));
      await sweep(ports);
      const told = ports.announcer.told.filter(({ path }) => path === 'a.wav');
      expect(told.length).toBeGreaterThanOrEqual(1);
      expect(new Set(told.map((one) => `${one.version} ${one.epoch} ${one.status}`)).size).toBe(1);
      expect(endOf(ports)).toEqual({ status: ends, untold: undefined });
    });
    expect(points).toBeGreaterThan(4);
  });

  it('comes to the same end while the listener is away, and is told by the sweep', async () => {
    const ports: Listening = { ...memoryPorts(), announcer: new MemoryAnnouncer() };
    const run = await begin(ports);
    ports.announcer.away = new Error('503');
    await run(ports);
    expect(endOf(ports)).toEqual({ status: ends, untold: true });
    ports.announcer.away = undefined;
    await sweep(ports);
    expect(ports.announcer.told.map(({ path, status }) => [path, status])).toContainEqual([
      'a.wav',
      ends,
    ]);
  });

  it('leaves no mark where nobody listens', async () => {
    const ports = memoryPorts();
    const run = await begin(ports);
    await run(ports);
    expect(endOf(ports)).toEqual({ status: ends, untold: undefined });
  });
});
