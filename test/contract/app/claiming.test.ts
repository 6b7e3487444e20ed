import { makeAllowance } from '../../../shared/activities/allowance';
import { makeClaimLot } from '../../../shared/activities/claim-lot';
import { makeCosmosControl } from '../../../shared/adapters/cosmos/control';
import { makeCosmosJobs } from '../../../shared/adapters/cosmos/jobs';
import { makeCosmosLedger } from '../../../shared/adapters/cosmos/ledger';
import type { Job } from '../../../shared/domain/job';
import type { Ports } from '../../../shared/ports';
import { aRecord, PROFILE } from '../../support/app/builders';
import { cosmosTargets, type Target } from '../../support/app/contract/targets';
import { LIMITS, memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

type Claiming = Pick<Ports, 'clock' | 'control' | 'ledger' | 'jobs' | 'transcribers'>;

const LANES = ['west.example', 'north.example', 'south.example'];
const RECORDINGS = 120;

function withLanes(changes: Partial<Claiming> = {}): Claiming {
  const ports = memoryPorts();
  ports.transcribers.lanes = LANES;
  return { ...ports, ...changes };
}

const memory: Target<{ ports: Claiming }> = {
  name: 'memory, as the other tests use it',
  open: async () => ({ ports: withLanes(), close: async () => undefined }),
};

const targets = cosmosTargets().map(({ name, open }): Target<{ ports: Claiming }> => {
  return {
    name,
    async open() {
      const { database, close } = await open();
      const ledger = makeCosmosLedger(database.container('recordings'));
      const jobs = makeCosmosJobs(database.container('jobs'));
      const control = makeCosmosControl(database.container('control'));
      return { ports: withLanes({ ledger, jobs, control }), close };
    },
  };
});

describe.each([memory, ...targets])(
  'dispatchers that claim at the same time, in $name',
  (target) => {
    let ports: Claiming;
    let close: () => Promise<void>;
    beforeEach(async () => {
      const opened = await target.open();
      ({ ports } = opened);
      close = () => opened.close();
      const paths = Array.from({ length: RECORDINGS }, (_, index) => `call-${index}.wav`);
      await Promise.all(paths.map((path) => ports.ledger.create(aRecord({ path }))));
    });
    afterEach(() => close());

    const claim = (jobId: string, lane: string) => {
      const activity = makeClaimLot(ports, makeAllowance(ports, LIMITS.budgets), LIMITS.jobCaps);
      const lot = { lane, profile: PROFILE, priority: 'normal', most: 1000 } as const;
      return activity({ jobId, ...lot }, { workflows: new RecordedWorkflows() });
    };
    const jobsOf = async (...ids: string[]) => {
      const jobs = await Promise.all(ids.map((id) => ports.jobs.read(id)));
      return jobs.filter((job): job is Job => job !== undefined);
    };

    it('never share a recording, and leave none behind', async () => {
      const ids = LANES.map((lane) => `job-${lane}`);
      const ends = await Promise.all(LANES.map((lane) => claim(`job-${lane}`, lane)));
      expect(ends.reduce((sum, { count }) => sum + count, 0)).toBe(RECORDINGS);

      const jobs = await jobsOf(...ids);
      const claimed = jobs.flatMap(({ manifest }) => manifest.map((entry) => entry.recordingId));
      expect(claimed).toHaveLength(RECORDINGS);
      expect(new Set(claimed).size).toBe(RECORDINGS);
      for (const { id, manifest } of jobs) {
        const owned = await ports.ledger.ownedBy(
          id,
          manifest.map(({ recordingId }) => recordingId),
        );
        expect(owned).toHaveLength(manifest.length);
        expect(owned.every(({ epoch, attempts }) => epoch === 1 && attempts === 1)).toBe(true);
      }
      expect(await ports.ledger.waiting(ports.clock.now())).toEqual([]);
    });

    it('never share a lane', async () => {
      const [lane = ''] = LANES;
      const ids = ['job-1', 'job-2', 'job-3', 'job-4'];
      const ends = await Promise.all(ids.map((id) => claim(id, lane)));
      expect(ends.map(({ count }) => count).toSorted()).toEqual([0, 0, 0, RECORDINGS]);
      const holder = (await ports.control.read('lane', lane))?.value.holder;
      const jobs = await jobsOf(...ids);
      expect(jobs.map(({ id, state }) => [id, state])).toEqual(
        ids.map((id) => [id, id === holder ? 'prepared' : 'closed']),
      );
      expect(await ports.jobs.running()).toEqual([{ lane, profile: PROFILE }]);
    });
  },
);
