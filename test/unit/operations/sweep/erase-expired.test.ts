import { makeEraseExpired } from '../../../../shared/operations/sweep/erase-expired';
import { aClaimedRecord, aJob, aRecord, NOW } from '../../../support/app/builders';
import { memoryPorts } from '../../../support/app/memory-ports';
import { RecordedWorkflows } from '../../../support/app/recorded-workflows';

function setUp() {
  const ports = memoryPorts();
  const workflows = new RecordedWorkflows();
  const erase = makeEraseExpired(ports);
  return { ...ports, workflows, erase: () => erase(ports.clock.now(), workflows) };
}

describe('recordings that may be kept for some days only', () => {
  it('are deleted when these are over, as if somebody had asked for it', async () => {
    const { ledger, workflows, erase } = setUp();
    const over = aRecord({ path: 'over.wav', status: 'completed', title: 'T', eraseAt: NOW });
    const kept = aRecord({
      path: 'kept.wav',
      status: 'completed',
      eraseAt: '2026-03-02T09:00:01Z',
    });
    const forever = aRecord({ path: 'forever.wav', status: 'completed' });
    ledger.put(over, kept, forever);
    expect(await erase()).toBe(1);
    expect(ledger.of(over.id)).toMatchObject({
      status: 'deleting',
      deletion: { requestedAt: NOW },
    });
    expect(ledger.of(over.id)).not.toHaveProperty('title');
    expect([ledger.of(kept.id), ledger.of(forever.id)]).toEqual([kept, forever]);
    expect(workflows.deletions).toEqual([over.id]);
  });

  it('are not deleted twice', async () => {
    const { ledger, workflows, erase } = setUp();
    ledger.put(aRecord({ status: 'rejected', eraseAt: NOW }));
    await erase();
    expect(await erase()).toBe(0);
    expect(workflows.deletions).toHaveLength(1);
  });

  it('are waited for by the deletion while a job has them', async () => {
    const { ledger, jobs, erase } = setUp();
    const record = aClaimedRecord('job-1', { status: 'transcribing', eraseAt: NOW });
    ledger.put(record);
    await jobs.create(aJob('job-1', [record]));
    await erase();
    expect(ledger.of(record.id)).toMatchObject({ deletion: { jobIds: ['job-1'] } });
  });

  it('are left to the next sweep when somebody changes them meanwhile', async () => {
    const { ledger, workflows, erase } = setUp();
    ledger.put(aRecord({ status: 'completed', eraseAt: NOW }));
    ledger.replace = () => Promise.resolve(false);
    await erase();
    expect(workflows.deletions).toEqual([]);
  });
});
