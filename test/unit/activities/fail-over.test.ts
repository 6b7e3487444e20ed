import { makeFailOver } from '../../../shared/activities/fail-over';
import { makeMoveJob } from '../../../shared/activities/move-job';
import type { Job } from '../../../shared/domain/job';
import type { LedgerRecord } from '../../../shared/domain/ledger';
import { aClaimedRecord, aRecord, manifestOf } from '../../support/app/builders';
import { memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';
import { Vendors } from '../../support/app/vendors';

const REASON = { code: 'speech_401', message: 'Check the key.' };
const SETTINGS = { failover: 'next', prices: {}, maxSpeakers: 2 } as const;
const REFUSED = 'speech.example';
const TROUBLE = { ...REASON, until: '2099-01-01T00:00:00.000Z' };

async function setUp(
  records: readonly LedgerRecord[] = [aClaimedRecord('job-1')],
  changes: Partial<Job> = {},
) {
  const bare = memoryPorts();
  const vendors = new Vendors(bare.clock);
  const ports = { ...bare, transcribers: vendors.all };
  for (const record of records) bare.ledger.put(record);
  const [first] = records;
  await bare.jobs.create({
    ...{ id: 'job-1', schemaVersion: 1, lane: REFUSED, state: 'prepared', priority: 'normal' },
    ...{ createdAt: '2026-03-02T09:00:00.000Z', audioSeconds: 60, refusedBy: REFUSED },
    profile: first?.profile ?? '',
    manifest: manifestOf(records.filter(({ jobId }) => jobId === 'job-1')),
    ...changes,
  });
  const trouble = (resource: string) =>
    bare.control.write('lane', resource, { trouble: TROUBLE }, undefined);
  const workflows = new RecordedWorkflows();
  return {
    ...bare,
    ports,
    vendors,
    workflows,
    trouble,
    failOver: (settings: Parameters<typeof makeFailOver>[1] = SETTINGS) =>
      makeFailOver(ports, settings)({ jobId: 'job-1', reason: REASON }, { workflows }),
  };
}

describe('recordings of a job that its service refuses', () => {
  it('are queued for the next one, with the reason, and the job lets them go', async () => {
    const { failOver, trouble, ledger, jobs, workflows } = await setUp();
    await trouble(REFUSED);
    expect(await failOver()).toEqual({ left: 0 });
    const [record] = ledger.all();
    expect(record).toMatchObject({
      status: 'queued',
      attempts: 0,
      profile: 'speechmatics;en-GB;channels;short;any',
      chosen: {
        provider: 'speechmatics',
        reasons: ['azure-speech refused it (speech_401).'],
        refused: ['azure-speech'],
      },
    });
    expect(record?.jobId).toBeUndefined();
    expect((await jobs.read('job-1'))?.manifest).toEqual([]);
    expect(workflows.kicks).toBe(1);
  });

  it('are so once, however often it is asked for', async () => {
    const { failOver, trouble, ledger } = await setUp();
    await trouble(REFUSED);
    await failOver();
    const before = ledger.all();
    expect(await failOver()).toEqual({ left: 0 });
    expect(ledger.all()).toEqual(before);
  });

  it.each<[string, Partial<Job>]>([
    ['has a job of the service', { providerJobId: 'p-1', state: 'submitted' }],
    ['may have one', { unsure: true }],
    ['has tried, and nobody knows how that ended', { submitTriedAt: '2026-03-02T09:00:00.000Z' }],
    ['was blocked by something else than its lane', { refusedBy: undefined } as object],
  ])('stay while the job %s', async (_what, changes) => {
    const { failOver, trouble, ledger } = await setUp(undefined, changes);
    await trouble(REFUSED);
    const before = ledger.all();
    expect(await failOver()).toEqual({ left: 1 });
    expect(ledger.all()).toEqual(before);
  });

  it('stay while another resource of the service may take them', async () => {
    const { failOver, trouble, vendors } = await setUp();
    vendors.azure.lanes = [REFUSED, 'other.example'];
    await trouble(REFUSED);
    expect(await failOver()).toEqual({ left: 1 });
    await trouble('other.example');
    expect(await failOver()).toEqual({ left: 0 });
  });

  it('stay while all other services refuse, too', async () => {
    const { failOver, trouble } = await setUp();
    for (const resource of [REFUSED, 'eu1.example', 'speech.example/fast']) await trouble(resource);
    expect(await failOver()).toEqual({ left: 1 });
  });

  it('stay where the settings say so', async () => {
    const { failOver, trouble } = await setUp();
    await trouble(REFUSED);
    expect(await failOver({ ...SETTINGS, failover: 'none' })).toEqual({ left: 1 });
    const { failOver: unset } = await setUp();
    expect(await unset(undefined)).toEqual({ left: 1 });
  });

  it('leave their part of a split job, and get the separation that the next service can do', async () => {
    const profile = 'azure-speech;en-GB;none;long;any;123456789012-a';
    const long = { channels: 1, durationSeconds: 5 * 3600, profile };
    const { failOver, trouble, vendors, ledger } = await setUp([aClaimedRecord('job-1', long)]);
    const { mostSecondsDiarized: _bound, ...unbounded } = vendors.speechmatics.capabilities;
    vendors.speechmatics.capabilities = unbounded;
    await trouble(REFUSED);
    await failOver();
    expect(ledger.all()[0]?.profile).toBe('speechmatics;en-GB;diarization-2;long;any');
  });

  it('take those along that wait in the queue, and leave those that are somebody else’s', async () => {
    const taken = aClaimedRecord('job-1', { path: 'taken.wav' });
    const lost = aClaimedRecord('job-1', { path: 'lost.wav' });
    const waiting = aRecord({ path: 'waiting.wav' });
    const fixed = aRecord({ path: 'fixed.wav', choices: { providers: ['azure-speech'] } });
    const { failOver, trouble, ledger, jobs } = await setUp([taken, lost, waiting, fixed]);
    await trouble(REFUSED);
    ledger.put({ ...lost, jobId: 'job-2', epoch: 7 });
    expect(await failOver()).toEqual({ left: 0 });
    const byPath = new Map(ledger.all().map((record) => [record.path, record]));
    expect(byPath.get('waiting.wav')).toMatchObject({
      epoch: 1,
      chosen: { provider: 'speechmatics', refused: ['azure-speech'] },
    });
    expect(byPath.get('fixed.wav')).toEqual(fixed);
    expect(byPath.get('lost.wav')).toMatchObject({ jobId: 'job-2', epoch: 7 });
    expect((await jobs.read('job-1'))?.manifest).toEqual([]);
  });
});

describe('moving a job for which there is no other lane', () => {
  it.each([
    ['next', { lane: null, mayFailOver: true }],
    ['none', { lane: null }],
  ] as const)('tells whether its recordings may go elsewhere: %s', async (failover, moved) => {
    const { ports, workflows } = await setUp();
    const moveJob = makeMoveJob(ports, failover);
    expect(await moveJob({ jobId: 'job-1', reason: REASON }, { workflows })).toEqual(moved);
  });
});
