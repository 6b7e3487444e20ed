import { makeAllowance } from '../../../shared/activities/allowance';
import { makeClaimLot } from '../../../shared/activities/claim-lot';
import { makeTranscribers } from '../../../shared/adapters/transcribers';
import { aRecord } from '../../support/app/builders';
import { LIMITS, memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

it('claims nothing for a service that is gone since it was planned, and holds no lane', async () => {
  const memory = memoryPorts();
  const ports = { ...memory, transcribers: makeTranscribers([memory.transcribers]) };
  const profile = 'gone;en-GB;channels;short;any';
  ports.ledger.put(aRecord({ profile }));
  const allowance = makeAllowance(ports, LIMITS.budgets);
  const claim = makeClaimLot(ports, allowance, LIMITS.jobCaps);

  const lot = { lane: 'gone.example', profile, priority: 'normal', most: 10 } as const;
  const context = { workflows: new RecordedWorkflows() };

  expect(await claim({ jobId: 'job-1', ...lot }, context)).toEqual({ count: 0 });
  expect(ports.ledger.all()).toMatchObject([{ status: 'queued' }]);
  expect(await ports.jobs.running()).toEqual([]);
});
