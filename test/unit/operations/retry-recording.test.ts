import { makeAllowance } from '../../../shared/activities/allowance';
import { makeOperator } from '../../../shared/activities/operator';
import { makeTakeInAgain } from '../../../shared/activities/take-in-again';
import { markedForDeletion, tombstone } from '../../../shared/domain/deletion';
import type { LedgerRecord, Status } from '../../../shared/domain/ledger';
import { makeRetryRecording } from '../../../shared/operations/retry-recording';
import { aClaimedRecord, aRecord, NOW } from '../../support/app/builders';
import { INTAKE, LIMITS, memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';
import { textWith } from '../../support/app/matching';

const PATH = 'march/call.wav';
const REASON = { code: 'speech_401', message: 'Check SPEECH_KEY.' };

function setUp(make: (version: string) => LedgerRecord) {
  const ports = memoryPorts();
  const record = make(ports.recordings.put(PATH));
  ports.ledger.put(record);
  const workflows = new RecordedWorkflows();
  const retry = makeRetryRecording(
    ports,
    makeTakeInAgain(ports, INTAKE),
    makeAllowance(ports, LIMITS.budgets),
  );
  const operator = makeOperator(ports);
  return {
    ...ports,
    record,
    workflows,
    operator,
    retry: () => retry(record.id, workflows),
    ask: retry,
  };
}

describe('retrying a recording', () => {
  it.each<Status>(['rejected', 'failed', 'completed'])('queues a %s one again', async (status) => {
    const { ledger, record, workflows, retry } = setUp((version) =>
      aClaimedRecord('job-1', { version, status, attempts: 3, reason: REASON }),
    );
    expect(await retry()).toMatchObject({
      status: 202,
      jsonBody: { status: 'queued', attempts: 0 },
    });
    expect(ledger.of(record.id)).toMatchObject({ status: 'queued', epoch: 1000 });
    expect(ledger.of(record.id)).not.toHaveProperty('reason');
    expect(workflows.kicks).toBe(1);
  });

  it('does nothing more when it is repeated', async () => {
    const { ledger, record, retry } = setUp((version) => aRecord({ version, status: 'failed' }));
    const first = await retry();
    const once = ledger.of(record.id);
    expect(await retry()).toEqual(first);
    expect(ledger.of(record.id)).toEqual(once);
  });

  it('says what is wrong with one that can still not work', async () => {
    const { inspector, retry } = setUp((version) => aRecord({ version, status: 'rejected' }));
    inspector.sees = { kind: 'other' };
    expect(await retry()).toEqual({
      status: 409,
      jsonBody: { error: textWith('save the recording as WAV') },
    });
  });

  it('says that the audio is gone, and where to upload it', async () => {
    const { recordings, ledger, record, retry } = setUp((version) =>
      aRecord({ version, status: 'failed' }),
    );
    recordings.remove(PATH);
    expect(await retry()).toEqual({
      status: 410,
      jsonBody: { error: textWith('no longer at recordings/march/call.wav') },
    });
    expect(ledger.of(record.id)).toEqual(record);
  });

  it.each<[Status, string]>([
    ['claimed', 'waits for the speech service'],
    ['transcribing', 'waits for the speech service'],
    ['transcribed', 'waits for its summary'],
  ])('leaves a %s one alone and says that it %s', async (status, what) => {
    const { ledger, record, workflows, retry } = setUp(() => aClaimedRecord('job-1', { status }));
    const { status: answered, jsonBody } = await retry();
    expect(answered).toBe(409);
    expect(jsonBody).toEqual({ error: textWith(what) });
    expect(jsonBody).toEqual({ error: textWith('job-1') });
    expect(ledger.of(record.id)).toEqual(record);
    expect(workflows.kicks).toBe(0);
  });

  it('says what one waits for that is parked with its job', async () => {
    const { ledger, record, retry } = setUp(() =>
      aClaimedRecord('job-1', { status: 'parked', reason: REASON }),
    );
    expect(await retry()).toEqual({ status: 409, jsonBody: { error: textWith(REASON.message) } });
    expect(ledger.of(record.id)).toEqual(record);
  });

  it('lets one go on that is parked and nobody’s', async () => {
    const { ledger, record, workflows, retry } = setUp(() =>
      aRecord({ status: 'parked', reason: REASON }),
    );
    expect(await retry()).toMatchObject({ status: 202, jsonBody: { status: 'queued' } });
    expect(ledger.of(record.id)).toStrictEqual(aRecord());
    expect(workflows.kicks).toBe(1);
  });

  it('takes in anew what waits for a service that the settings no longer have', async () => {
    const profile = 'gone;en-GB;channels;short;any';
    const { ledger, record, retry } = setUp((version) =>
      aRecord({ version, profile, status: 'parked', reason: { ...REASON, code: 'no_service' } }),
    );
    expect(await retry()).toMatchObject({ status: 202, jsonBody: { status: 'queued' } });
    expect(ledger.of(record.id).profile).toMatch(/^azure-speech;/);
  });

  it('takes in anew what is parked with a job of such a service, whatever that job waits for', async () => {
    const profile = 'gone;en-GB;channels;short;any';
    const { ledger, record, retry } = setUp((version) =>
      aClaimedRecord('job-1', { version, profile, status: 'parked', reason: REASON }),
    );
    expect(await retry()).toMatchObject({ status: 202, jsonBody: { status: 'queued' } });
    expect(ledger.of(record.id).profile).toMatch(/^azure-speech;/);
    expect(ledger.of(record.id)).not.toHaveProperty('jobId');
  });

  it('leaves one alone that waits for its summary only, though its service is gone', async () => {
    const profile = 'gone;en-GB;channels;short;any';
    const times = { landedAt: NOW, transcribedAt: NOW };
    const { ledger, record, retry } = setUp((version) =>
      aClaimedRecord('job-1', { version, profile, times, status: 'parked', reason: REASON }),
    );
    expect(await retry()).toMatchObject({ status: 409 });
    expect(ledger.of(record.id)).toEqual(record);
  });

  it('leaves it parked while the operator has stopped everything, and says so', async () => {
    const { operator, ledger, record, retry } = setUp(() => aRecord({ status: 'parked' }));
    await operator.say({ stopped: true, note: 'month-end' });
    expect(await retry()).toEqual({ status: 409, jsonBody: { error: textWith('month-end') } });
    expect(ledger.of(record.id)).toEqual(record);
  });

  it.each([
    ['being deleted', markedForDeletion(aRecord(), NOW, [])],
    ['deleted', tombstone(aRecord(), NOW)],
  ])('does not bring one back that is %s', async (_what, gone) => {
    const { ledger, record, retry } = setUp(() => gone);
    expect(await retry()).toEqual({ status: 410, jsonBody: { error: textWith('was deleted') } });
    expect(ledger.of(record.id)).toEqual(gone);
  });

  it('says that there is none', async () => {
    const { ask, workflows } = setUp(() => aRecord());
    expect(await ask('unknown', workflows)).toMatchObject({ status: 404 });
  });

  it('looks again when somebody else was faster, and does not go on for ever', async () => {
    const { ledger, record, retry } = setUp((version) => aRecord({ version, status: 'failed' }));
    const replace = ledger.replace.bind(ledger);
    ledger.replace = async () => {
      ledger.put(aClaimedRecord('job-2', { status: 'transcribing' }));
      return false;
    };
    expect(await retry()).toMatchObject({ status: 409, jsonBody: { error: textWith('job-2') } });
    ledger.put(record);
    ledger.replace = async () => false;
    expect(await retry()).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    ledger.replace = replace;
    expect(await retry()).toMatchObject({ status: 202 });
  });
});
