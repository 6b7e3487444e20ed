import { makeEraseRecording } from '../../../shared/activities/erase-recording';
import type { LedgerRecord, Status } from '../../../shared/domain/ledger';
import { makeRequestDeletion } from '../../../shared/operations/request-deletion';
import { aClaimedRecord, aJob, aRecord, NOW } from '../../support/app/builders';
import { memoryPorts, takeInOf } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';
import { textWith } from '../../support/app/matching';

const PATH = 'march/call.wav';
const RETENTION = {
  softDelete: 7,
  cosmosBackup: 30,
  telemetry: 30,
  history: 14,
  document: 0,
  jobDocument: 30,
};

function setUp(changes: Partial<LedgerRecord> = {}) {
  const ports = memoryPorts();
  const record = aRecord({ version: ports.recordings.put(PATH), ...changes });
  ports.ledger.put(record);
  const workflows = new RecordedWorkflows();
  const request = makeRequestDeletion(ports, RETENTION);
  return {
    ...ports,
    ports,
    record,
    workflows,
    request: (id = record.id) => request(id, workflows),
  };
}

describe('asking for a deletion', () => {
  it.each<Status>([
    'queued',
    'claimed',
    'transcribing',
    'transcribed',
    'completed',
    'rejected',
    'failed',
    'parked',
  ])('marks a %s recording first, then starts the work', async (status) => {
    const { ledger, record, workflows, request } = setUp({ status, title: 'T', summary: 'S' });
    expect(await request()).toMatchObject({
      status: 202,
      jsonBody: { id: record.id, status: 'deleting', requestedAt: NOW },
    });
    expect(ledger.of(record.id)).toMatchObject({ status: 'deleting', epoch: record.epoch + 1 });
    expect(ledger.of(record.id)).not.toHaveProperty('title');
    expect(workflows.deletions).toEqual([record.id]);
  });

  it('names the job that has the recording, also when its manifest is not written yet', async () => {
    const { jobs, ledger, record, request } = setUp(aClaimedRecord('job-1'));
    jobs.put(aJob('job-1', [], { state: 'claiming' }));
    expect((await request()).jsonBody).toHaveProperty('pending.4', textWith('job-1'));
    expect(ledger.of(record.id).deletion).toEqual({ requestedAt: NOW, jobIds: ['job-1'] });
  });

  it('names a job that has an older version, and none that is closed', async () => {
    const { jobs, ledger, record, request } = setUp({ jobId: 'job-3' });
    jobs.put(
      aJob('job-1', [record], { state: 'submitted' }),
      aJob('job-2', [record], { state: 'closed' }),
      aJob('job-3', [record], { state: 'closed' }),
      aJob('job-4', [aRecord({ path: 'other.wav' })], { state: 'submitted' }),
    );
    await request();
    expect(ledger.of(record.id).deletion).toEqual({ requestedAt: NOW, jobIds: ['job-1'] });
  });

  it('changes nothing when it is repeated, and starts the work again should it be lost', async () => {
    const { clock, ledger, record, workflows, request } = setUp();
    const first = await request();
    const marked = ledger.of(record.id);
    clock.advance(60_000);
    expect(await request()).toEqual(first);
    expect(ledger.of(record.id)).toEqual(marked);
    expect(workflows.deletions).toEqual([record.id, record.id]);
  });

  it('gives the receipt when all is gone', async () => {
    const { ports, record, workflows, request } = setUp();
    await request();
    await makeEraseRecording(ports)({ recordingId: record.id }, { workflows });
    expect(await request()).toMatchObject({
      status: 200,
      jsonBody: { status: 'deleted', completedAt: NOW, pending: [] },
    });
    expect(workflows.deletions).toHaveLength(1);
  });

  it('deletes what is known of a recording whose blob is gone', async () => {
    const { ports, ledger, recordings, record, workflows, request } = setUp();
    recordings.remove(PATH);
    expect((await request()).status).toBe(202);
    await makeEraseRecording(ports)({ recordingId: record.id }, { workflows });
    expect(ledger.of(record.id)).toMatchObject({ status: 'deleted', path: '' });
  });

  it('is refused for an id that is not known', async () => {
    const { workflows, request } = setUp();
    expect(await request('unknown')).toMatchObject({ status: 404 });
    expect(workflows.deletions).toEqual([]);
  });

  it('marks what the recording has become in the meantime', async () => {
    const { ledger, record, request } = setUp();
    const replace = ledger.replace.bind(ledger);
    ledger.replace = async (value, tag) => {
      ledger.replace = replace;
      ledger.put(aClaimedRecord('job-1', { version: record.version }));
      return replace(value, tag);
    };
    expect((await request()).status).toBe(202);
    expect(ledger.of(record.id)).toMatchObject({ status: 'deleting', epoch: 2 });
  });

  it('gives up for now when the recording is changed again and again', async () => {
    const { ledger, workflows, request } = setUp();
    ledger.replace = async () => false;
    expect(await request()).toMatchObject({ status: 503 });
    expect(workflows.deletions).toEqual([]);
  });
});

describe('a landing after the request', () => {
  it('does not bring the recording back, before and after it is gone', async () => {
    const { ports, ledger, recordings, record, workflows, request } = setUp();
    await request();
    const takeIn = () => takeInOf(ports)({ container: 'recordings', path: PATH }, workflows);
    expect(await takeIn()).toEqual({ kind: 'known', id: record.id });
    await makeEraseRecording(ports)({ recordingId: record.id }, { workflows });
    expect(await takeIn()).toEqual({ kind: 'gone' });
    expect(ledger.of(record.id).status).toBe('deleted');
    const version = recordings.put(PATH);
    expect(await takeIn()).toEqual({ kind: 'queued', id: record.id });
    expect(ledger.of(record.id)).toMatchObject({ status: 'queued', version, path: PATH });
    expect(ledger.of(record.id)).not.toHaveProperty('deletion');
  });
});
