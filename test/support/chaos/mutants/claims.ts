import { broken, calm, having, killed, lostAll, overwritten, when, type Mutant } from './mutant';

const TWO_LANES = { lanes: ['speech-one.example', 'speech-two.example'] };

/** Who has which recording, and which lane. */
export const CLAIMS: readonly Mutant[] = [
  {
    name: 'claims a recording without looking whether it is still queued',
    defect: broken(({ ledger }) => ({
      ledger: having(ledger, {
        claim: async (seen, { jobId, at, until }) => {
          const found = await ledger.read(seen.id);
          if (!found) return false;
          const { value, tag } = found;
          const times = { ...value.times, claimedAt: at.toISOString() };
          const claimed = {
            status: 'claimed',
            jobId,
            claimedUntil: until.toISOString(),
            times,
          } as const;
          const epoch = seen.epoch + 1;
          return ledger.replace({ ...value, ...claimed, epoch, attempts: value.attempts + 1 }, tag);
        },
      }),
    })),
    trials: [when('after ledger.queued in claimLot', (world) => world.dispatchToo(), TWO_LANES)],
  },
  {
    name: 'writes on a recording without looking whose it is',
    defect: broken(({ ledger }) => ({
      ledger: having(ledger, {
        advance: async (owner, change) => {
          const found = await ledger.read(owner.recordingId);
          const { jobId = owner.jobId, epoch = 0, version = '' } = found?.value ?? {};
          if (found?.value.jobId === undefined) {
            return found
              ? ledger.replace({ ...found.value, status: change.status }, found.tag)
              : false;
          }
          return ledger.advance({ recordingId: owner.recordingId, jobId, epoch, version }, change);
        },
      }),
    })),
    trials: [overwritten('before results.create')],
  },
  {
    name: 'claims without writing the manifest',
    defect: broken(({ jobs }) => ({
      jobs: having(jobs, {
        prepare: (id, { manifest: _manifest, ...change }) => jobs.prepare(id, change),
      }),
    })),
    trials: [calm()],
  },
  {
    name: 'takes a lane without looking whether it is free',
    defect: broken(({ jobs, control }) => ({
      jobs: having(jobs, { running: async () => [] }),
      control: having(control, {
        read: async (kind, name) => (kind === 'lane' ? undefined : control.read(kind, name)),
      }),
    })),
    trials: [
      calm({
        workMs: 20 * 60_000,
        also: (world) => world.at(5 * 60_000, () => world.overwrite('two.wav')),
      }),
    ],
  },
  {
    name: 'never lets anybody know that recordings wait',
    defect: () => ({
      workflows: (workflows) => having(workflows, { kickDispatch: async () => undefined }),
    }),
    trials: [calm()],
  },
  {
    name: 'never looks for jobs whose orchestration is gone',
    defect: broken(({ jobs }) => ({ jobs: having(jobs, { unfinished: async () => [] }) })),
    trials: [lostAll('after transcribers.submit')],
  },
  {
    name: 'starts no job for what it has claimed',
    defect: () => ({
      workflows: (workflows) => having(workflows, { startJob: async () => undefined }),
    }),
    trials: [calm()],
  },
  {
    name: 'forgets what it had claimed before it was killed',
    defect: broken(({ ledger }) => ({ ledger: having(ledger, { claimedBy: async () => [] }) })),
    trials: [killed('after ledger.claim')],
  },
];
