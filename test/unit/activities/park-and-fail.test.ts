import { makeFailJob, makeFailRecording } from '../../../shared/activities/fail';
import { makeParkJob, makeParkRecordings } from '../../../shared/activities/park';
import type { Status } from '../../../shared/domain/ledger';
import { aClaimedRecord, aJob, ownerOf } from '../../support/app/builders';
import { memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';
import { anyText } from '../../support/app/matching';

const jobId = 'job-1';
const reason = { code: 'speech_401', message: 'Check SPEECH_KEY.' };
const context = { workflows: new RecordedWorkflows() };

function setUp(statuses: readonly Status[]) {
  const ports = memoryPorts();
  const records = statuses.map((status, index) =>
    aClaimedRecord(jobId, { path: `${index}.wav`, status }),
  );
  ports.ledger.put(...records);
  ports.jobs.put(aJob(jobId, records));
  const statusesNow = () => ports.ledger.all().map(({ status }) => status);
  return { ...ports, ports, records, statusesNow };
}

describe('parking', () => {
  it('says on a job’s recordings what a person has to mend; they stay the job’s own', async () => {
    const { ports, ledger, statusesNow } = setUp(['claimed', 'transcribing', 'completed']);
    await makeParkJob(ports)({ jobId, reason }, context);
    expect(statusesNow()).toEqual(['parked', 'parked', 'completed']);
    expect(ledger.all()[0]).toMatchObject({ reason, jobId, epoch: 1 });
  });

  it('says it on some of them', async () => {
    const { ports, ledger, records, statusesNow } = setUp([
      'transcribed',
      'transcribed',
      'transcribed',
    ]);
    const owners = records.slice(0, 2).map(ownerOf);
    await makeParkRecordings(ports)({ owners, reason }, context);
    expect(statusesNow()).toEqual(['parked', 'parked', 'transcribed']);
    expect(ledger.all()[1]).toMatchObject({ reason, jobId, epoch: 1 });
  });

  it('writes nothing on what is another owner’s', async () => {
    const { ports, ledger, records, statusesNow } = setUp(['transcribed']);
    for (const record of records) ledger.put({ ...record, epoch: 2 });
    await makeParkRecordings(ports)({ owners: records.map(ownerOf), reason }, context);
    expect(statusesNow()).toEqual(['transcribed']);
  });
});

describe('failing a job', () => {
  const open: Status[] = ['claimed', 'transcribing', 'parked', 'transcribed', 'completed'];

  it('gives up what has no transcript, and states it on the job too', async () => {
    const { ports, jobs, ledger, statusesNow } = setUp(open);
    await makeFailJob(ports)({ jobId, reason, which: 'untranscribed' }, context);
    expect(statusesNow()).toEqual(['failed', 'failed', 'failed', 'transcribed', 'completed']);
    expect(ledger.all()[0]).toMatchObject({ reason, times: { completedAt: anyText } });
    expect(jobs.of(jobId)).toMatchObject({ reason, state: 'settled' });
  });

  it('gives up all that is not at its end', async () => {
    const { ports, statusesNow } = setUp(open);
    await makeFailJob(ports)({ jobId, reason, which: 'unfinished' }, context);
    expect(statusesNow()).toEqual(['failed', 'failed', 'failed', 'failed', 'completed']);
  });

  it('comes to the same when it is repeated', async () => {
    const { ports, ledger } = setUp(open);
    const fail = () => makeFailJob(ports)({ jobId, reason, which: 'untranscribed' }, context);
    await fail();
    const once = ledger.all();
    await fail();
    expect(ledger.all()).toEqual(once);
  });
});

describe('failing a recording', () => {
  it('states the reason and the time', async () => {
    const { ports, ledger, records } = setUp(['transcribed']);
    for (const record of records) {
      await makeFailRecording(ports)({ owner: ownerOf(record), reason }, context);
    }
    expect(ledger.all()[0]).toMatchObject({
      status: 'failed',
      reason,
      times: { completedAt: '2026-03-02T09:00:00.000Z' },
    });
  });
});
