import { makeParkQueued } from '../../../shared/activities/park-queued';
import { aClaimedRecord, aRecord } from '../../support/app/builders';
import { atEveryPoint } from '../../support/app/crashing-ports';
import { memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const reason = { code: 'daily_budget_spent', message: 'It goes on after midnight UTC.' };

function setUp(count: number) {
  const ports = memoryPorts();
  ports.ledger.put(
    ...Array.from({ length: count }, (_, index) => aRecord({ path: `call-${index}.wav` })),
  );
  const park = (its = ports) =>
    makeParkQueued(its)({ reason }, { workflows: new RecordedWorkflows() });
  const parked = () => ports.ledger.all().filter(({ status }) => status === 'parked');
  return { ...ports, ports, park, parked };
}

describe('parking what is queued', () => {
  it('says on each why it waits, and that no job has it', async () => {
    const { park, parked } = setUp(2);
    expect(await park()).toEqual({ parked: 2 });
    for (const record of parked()) {
      expect(record).toMatchObject({ status: 'parked', reason, epoch: 0, attempts: 0 });
      expect(record).not.toHaveProperty('jobId');
    }
    expect(await park()).toEqual({ parked: 0 });
  });

  it('goes on in bounded steps, until nothing is left', async () => {
    const { park, parked } = setUp(450);
    const steps = [await park(), await park(), await park(), await park()];
    expect(steps.map((step) => step.parked)).toEqual([200, 200, 50, 0]);
    expect(parked()).toHaveLength(450);
  });

  it('leaves alone what a job has, what rests, and an empty blob that waits for its content', async () => {
    const { ledger, park } = setUp(0);
    ledger.put(
      aClaimedRecord('job-1', { path: 'a.wav' }),
      aRecord({ path: 'b.wav', notBefore: '2026-03-02T09:00:00.001Z' }),
      aRecord({ path: 'c.wav', sizeBytes: 0 }),
    );
    const before = ledger.all();
    expect(await park()).toEqual({ parked: 0 });
    expect(ledger.all()).toEqual(before);
  });

  it('ends the same, wherever it crashes', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const { ports, park, parked } = setUp(2);
      await attempt(ports, (its) => park(its));
      expect(parked()).toHaveLength(2);
    });
    expect(points).toBe(2);
  });
});
