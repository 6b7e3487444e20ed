import { makeTakeInAgain } from '../../../shared/activities/take-in-again';
import type { LedgerRecord } from '../../../shared/domain/ledger';
import { aClaimedRecord, NOW } from '../../support/app/builders';
import { INTAKE, memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';
import { objectWith } from '../../support/app/matching';

const EARLIER = '2026-03-01T09:00:00.000Z';
const RESULT = { version: 'v', documentId: 'd', transcriptPath: 'p' };

function setUp(changes: Partial<LedgerRecord> = {}, settings = {}) {
  const ports = memoryPorts();
  const version = ports.recordings.put('march/call.wav');
  const record = aClaimedRecord('job-1', {
    version,
    status: 'completed',
    attempts: 3,
    epoch: 5,
    priority: 'low',
    title: 'T',
    summary: 'S',
    result: RESULT,
    times: { landedAt: EARLIER, completedAt: NOW },
    ...changes,
  });
  ports.ledger.put(record);
  const workflows = new RecordedWorkflows();
  const takeInAgain = makeTakeInAgain(ports, { ...INTAKE, ...settings });
  const run = async () => {
    const known = await ports.ledger.read(record.id);
    if (!known) throw new Error('The recording is gone.');
    return takeInAgain(known, workflows);
  };
  return { ...ports, ports, record, version, workflows, takeInAgain, run };
}

describe('taking in a recording again', () => {
  it('queues it afresh in the next generation and keeps what readers see', async () => {
    const { ledger, record, version, workflows, run } = setUp();
    const again = await run();
    expect(ledger.of(record.id)).toStrictEqual(again);
    expect(again).toMatchObject({
      status: 'queued',
      version,
      epoch: 1000,
      attempts: 0,
      priority: 'low',
      title: 'T',
      summary: 'S',
      result: RESULT,
      times: { landedAt: EARLIER },
    });
    expect(again).not.toHaveProperty('jobId');
    expect(again).not.toHaveProperty('times.completedAt');
    expect(workflows.kicks).toBe(1);
  });

  it('looks at the blob by today’s settings', async () => {
    const { inspector, run } = setUp({ profile: 'of before' }, { locale: 'de-DE' });
    inspector.sees = { kind: 'audio', format: { kind: 'mp3', channels: 1, estimatedSeconds: 20 } };
    expect(await run()).toMatchObject({
      profile: 'azure-speech;de-DE;diarization-2;short;any',
      durationSeconds: 20,
    });
  });

  it('takes what lies there by now for a new landing', async () => {
    const { recordings, run } = setUp();
    const version = recordings.put('march/call.wav');
    expect(await run()).toMatchObject({ version, epoch: 1000, times: { landedAt: NOW } });
  });

  it('states it anew when it can still not work', async () => {
    const { inspector, workflows, run } = setUp({ status: 'rejected' });
    inspector.sees = { kind: 'other' };
    expect(await run()).toMatchObject({ status: 'rejected', reason: { code: 'not_audio' } });
    expect(workflows.kicks).toBe(0);
  });

  it('gives an empty blob its time once more', async () => {
    const { recordings, workflows, run } = setUp({ status: 'rejected' });
    recordings.put('march/call.wav', 0);
    expect(await run()).toMatchObject({ status: 'queued', sizeBytes: 0 });
    expect(workflows.lookAgains).toEqual([objectWith({ path: 'march/call.wav' })]);
  });

  it('does nothing when the blob is gone', async () => {
    const { ledger, recordings, record, run } = setUp();
    recordings.remove('march/call.wav');
    expect(await run()).toBe('gone');
    expect(ledger.of(record.id)).toEqual(record);
  });

  it('does nothing when the blob is overwritten while it looks, or the ledger is', async () => {
    const { ledger, recordings, record, workflows, run, takeInAgain } = setUp();
    const firstBytes = recordings.firstBytes.bind(recordings);
    recordings.firstBytes = async (...asked) => {
      recordings.put('march/call.wav');
      return firstBytes(...asked);
    };
    expect(await run()).toBe('raced');
    recordings.firstBytes = firstBytes;
    expect(await takeInAgain({ value: record, tag: 'old' }, workflows)).toBe('raced');
    expect(ledger.of(record.id)).toEqual(record);
    expect(workflows.kicks).toBe(0);
  });
});
