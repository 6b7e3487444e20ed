import type { AppError } from '../../../shared/domain/errors';
import { recordingIdOf } from '../../../shared/domain/recording-id';
import type { BlobName } from '../../../shared/ports';
import { aClaimedRecord, aRecord, NOW, PROFILE } from '../../support/app/builders';
import { atEveryPoint } from '../../support/app/crashing-ports';
import { memoryPorts, takeInOf, INTAKE } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';
import { anyText, objectWith } from '../../support/app/matching';

const PATH = 'march/call.wav';
const ID = recordingIdOf('recordings', PATH);
const blob = (path = PATH, container = 'recordings') => ({ container, path });

function setUp() {
  const ports = memoryPorts();
  const workflows = new RecordedWorkflows();
  const takeIn = takeInOf(ports);
  return { ...ports, ports, workflows, takeIn: (path = PATH) => takeIn(blob(path), workflows) };
}

describe('taking in a recording', () => {
  it('queues it with what its first bytes say, and kicks the dispatcher', async () => {
    const { recordings, ledger, workflows, takeIn } = setUp();
    const version = recordings.put(PATH);
    expect(await takeIn()).toEqual({ kind: 'queued', id: ID });
    expect(ledger.of(ID)).toEqual({
      ...aRecord({ version }),
      content: anyText,
      format: { kind: 'wav', codec: 'PCM', channels: 2, sampleRateHz: 8000, estimatedSeconds: 60 },
      channels: 2,
    });
    expect(workflows.kicks).toBe(1);
  });

  it('reads the first bytes only, however large the recording is', async () => {
    const { recordings, inspector, takeIn } = setUp();
    recordings.put(PATH, 900_000_000, Buffer.alloc(1_000_000));
    await takeIn();
    expect(inspector.inspected).toEqual([{ bytes: 256 * 1024, sizeBytes: 900_000_000 }]);
  });

  it('changes nothing for the same version again, wherever the recording is by then', async () => {
    const { recordings, ledger, workflows, takeIn } = setUp();
    const version = recordings.put(PATH);
    const record = aClaimedRecord('job-1', { version, status: 'transcribing' });
    ledger.put(record);
    expect(await takeIn()).toEqual({ kind: 'known', id: ID });
    expect(ledger.of(ID)).toEqual(record);
    expect(workflows.kicks).toBe(0);
  });

  it('takes another version from the job that has the old one, and keeps the old result', async () => {
    const { recordings, ledger, takeIn } = setUp();
    const result = { version: 'first', documentId: 'd', transcriptPath: 'p' };
    ledger.put(aClaimedRecord('job-1', { version: 'second', epoch: 3, result }));
    const version = recordings.put(PATH);
    expect(await takeIn()).toEqual({ kind: 'queued', id: ID });
    expect(ledger.of(ID)).toMatchObject({ status: 'queued', version, epoch: 4, result });
    expect(ledger.of(ID)).not.toHaveProperty('jobId');
  });

  it('says that a recording is gone, and writes nothing', async () => {
    const { ledger, workflows, takeIn } = setUp();
    expect(await takeIn()).toEqual({ kind: 'gone' });
    expect(ledger.all()).toEqual([]);
    expect(workflows.kicks).toBe(0);
  });

  it('rejects by size without reading a byte', async () => {
    const { recordings, ledger, inspector, workflows, takeIn } = setUp();
    recordings.put(PATH, 2 * 1024 ** 3);
    expect(await takeIn()).toEqual({ kind: 'rejected', id: ID });
    expect(ledger.of(ID)).toMatchObject({ status: 'rejected', reason: { code: 'too_large' } });
    expect(ledger.of(ID).times).toHaveProperty('completedAt');
    expect(inspector.inspected).toEqual([]);
    expect(workflows.kicks).toBe(0);
  });

  it('rejects what is not audio', async () => {
    const { recordings, ledger, inspector, takeIn } = setUp();
    inspector.sees = { kind: 'other', detected: 'a .zip file' };
    recordings.put(PATH);
    await takeIn();
    expect(ledger.of(ID)).toMatchObject({ status: 'rejected', reason: { code: 'not_audio' } });
    expect(ledger.of(ID)).not.toHaveProperty('format');
  });

  it('asks for diarization where there is one channel', async () => {
    const { recordings, ledger, inspector, takeIn } = setUp();
    inspector.sees = { kind: 'audio', format: { kind: 'mp3', channels: 1, estimatedSeconds: 9 } };
    recordings.put(PATH);
    await takeIn();
    expect(ledger.of(ID).profile).toBe(PROFILE.replace('channels', 'diarization-2'));
  });

  it('asks for a class of length, so that a long one does not hold up short ones', async () => {
    const { recordings, ledger, inspector, takeIn } = setUp();
    const lengths: (string | undefined)[] = [];
    for (const estimatedSeconds of [60, 3000, 9000]) {
      inspector.sees = { kind: 'audio', format: { kind: 'wav', channels: 2, estimatedSeconds } };
      recordings.put(PATH);
      await takeIn();
      lengths.push(ledger.of(ID).profile.split(';')[3]);
    }
    expect(lengths).toEqual(['short', 'medium', 'long']);
  });

  it('allows only the lanes that may have what lies there', async () => {
    const { ports, recordings, ledger, workflows } = setUp();
    recordings.put('eu/call.wav');
    recordings.put('us/call.wav');
    const residency = { 'recordings/eu/': ['westeurope.example', 'northeurope.example'] };
    const takeIn = takeInOf(ports, { residency });
    await takeIn(blob('eu/call.wav'), workflows);
    await takeIn(blob('us/call.wav'), workflows);
    expect(ledger.all().map(({ profile }) => profile.split(';')[4])).toEqual([
      'northeurope.example+westeurope.example',
      'any',
    ]);
  });

  it('takes in what lies in another container, under an id of its own', async () => {
    const { ports, recordings, ledger, workflows } = setUp();
    recordings.put(PATH, 64_044, Buffer.from('RIFF'), { container: 'archive' });
    const takeIn = takeInOf(ports);
    expect(await takeIn(blob(), workflows)).toEqual({ kind: 'gone' });
    const archived = await takeIn(blob(PATH, 'archive'), workflows, { priority: 'low' });
    expect(archived).toEqual({ kind: 'queued', id: recordingIdOf('archive', PATH) });
    expect(ledger.all()).toEqual([
      objectWith({ container: 'archive', path: PATH, priority: 'low' }),
    ]);
  });

  it('takes in what the ledger may have forgotten on purpose only', async () => {
    const { ports, recordings, ledger, workflows } = setUp();
    recordings.put(PATH, 64_044, Buffer.from('RIFF'), { modifiedAt: '2026-02-23T08:59:59.999Z' });
    const takeIn = takeInOf(ports, { documentDays: 7 });
    expect(await takeIn(blob(), workflows)).toEqual({ kind: 'forgotten', id: ID });
    expect(ledger.all()).toEqual([]);

    expect((await takeInOf(ports)(blob(), workflows)).kind).toBe('queued');
    const newer = { modifiedAt: '2026-02-23T09:00:00.000Z' };
    recordings.put('newer.wav', 64_044, Buffer.from('RIFF'), newer);
    expect((await takeIn(blob('newer.wav'), workflows)).kind).toBe('queued');
    recordings.put('wanted.wav', 64_044, Buffer.from('RIFF'), { modifiedAt: '2020-01-01' });
    const wanted = await takeIn(blob('wanted.wav'), workflows, { onPurpose: true });
    expect(wanted.kind).toBe('queued');
  });

  it('takes in an old blob whose recording the ledger still knows in another version', async () => {
    const { ports, recordings, ledger, workflows } = setUp();
    recordings.put(PATH, 64_044, Buffer.from('RIFF'), { modifiedAt: '2020-01-01' });
    ledger.put(aRecord({ version: 'older', status: 'completed' }));
    const { kind } = await takeInOf(ports, { documentDays: 7 })(blob(), workflows);
    expect(kind).toBe('queued');
  });

  it('gives what lands by itself the normal priority', async () => {
    const { recordings, ledger, takeIn } = setUp();
    recordings.put(PATH);
    await takeIn();
    expect(ledger.of(ID).priority).toBe('normal');
  });

  it('lets nothing that arrives bring back what is being deleted', async () => {
    const { recordings, ledger, workflows, takeIn } = setUp();
    const deletion = { requestedAt: '2026-03-02T08:59:00.000Z' };
    const record = aRecord({ status: 'deleting', version: 'old', deletion });
    ledger.put(record);
    recordings.put(PATH);
    expect(await takeIn()).toEqual({ kind: 'known', id: ID });
    expect(ledger.of(ID)).toEqual(record);
    expect(workflows.kicks).toBe(0);
  });

  it('takes what is dropped anew where something was deleted for another recording', async () => {
    const { recordings, ledger, takeIn } = setUp();
    const version = recordings.put(PATH);
    ledger.put(aRecord({ id: ID, status: 'deleted', path: '', version, epoch: 6 }));
    expect(await takeIn()).toEqual({ kind: 'known', id: ID });
    const newer = recordings.put(PATH);
    expect(await takeIn()).toEqual({ kind: 'queued', id: ID });
    expect(ledger.of(ID)).toMatchObject({ status: 'queued', version: newer, path: PATH, epoch: 7 });
    expect(ledger.of(ID)).not.toHaveProperty('deletion');
  });

  it('looks again when the blob is overwritten while it looks', async () => {
    const { recordings, ledger, ports } = setUp();
    recordings.put(PATH);
    const stale = { etag: '"stale"', sizeBytes: 5, modifiedAt: NOW };
    const answers = [stale, stale];
    const racing = Object.assign(Object.create(recordings) as typeof recordings, {
      properties: async (name: BlobName) => answers.shift() ?? recordings.properties(name),
    });
    const workflows = new RecordedWorkflows();
    const outcome = await takeInOf({ ...ports, recordings: racing })(blob(), workflows);
    expect(outcome).toEqual({ kind: 'queued', id: ID });
    expect(ledger.of(ID).version).not.toBe('stale');
  });

  it('gives way when others keep writing, and asks to be tried later', async () => {
    const { recordings, ledger, ports } = setUp();
    recordings.put(PATH);
    const contested = Object.assign(Object.create(ledger) as typeof ledger, {
      create: async () => false,
    });
    const attempt = takeInOf({ ...ports, ledger: contested })(blob(), new RecordedWorkflows());
    await expect(attempt).rejects.toThrow(
      objectWith({ verdict: 'later', code: 'recording_in_flux' }) as AppError,
    );
  });

  it('queues once, when two events tell of it at the same time', async () => {
    const { recordings, ledger, workflows, takeIn } = setUp();
    recordings.put(PATH);
    const outcomes = await Promise.all([takeIn(), takeIn()]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['known', 'queued']);
    expect(ledger.all()).toHaveLength(1);
    expect(workflows.kicks).toBe(1);
  });

  it('ends the same, wherever it crashes', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const { ports, ledger, recordings, workflows } = setUp();
      const version = recordings.put(PATH);
      await attempt(ports, (its) => takeInOf(its)(blob(), workflows));
      expect(ledger.all()).toEqual([objectWith({ status: 'queued', version, epoch: 0 })]);
    });
    expect(points).toBeGreaterThanOrEqual(8);
  });
});

describe('taking in an empty blob', () => {
  it('ends when the blob goes away before it has content', async () => {
    const { ports, takeIn } = setUp();
    ports.recordings.put(PATH, 0);
    await takeIn();
    ports.recordings.remove(PATH);
    expect(await takeIn()).toEqual({ kind: 'gone' });
    expect(ports.ledger.of(ID)).toMatchObject({
      status: 'failed',
      reason: { code: 'recording_deleted' },
      times: { completedAt: ports.clock.now().toISOString() },
    });
    expect(await ports.ledger.emptyAndDue(new Date('2027-01-01'), 1)).toEqual([]);
  });

  it('waits for its content, and asks to be woken when its time is over', async () => {
    const { recordings, ledger, workflows, clock, takeIn } = setUp();
    const version = recordings.put(PATH, 0);
    expect(await takeIn()).toEqual({ kind: 'waiting', id: ID });
    const at = new Date(clock.now().getTime() + INTAKE.emptyGraceMs);
    expect(workflows.lookAgains).toEqual([{ id: ID, ...blob(), version, at }]);
    expect(ledger.of(ID)).toMatchObject({ status: 'queued', notBefore: at.toISOString() });
    expect(workflows.kicks).toBe(0);
  });

  it('is patient until the very end of its time, then rejects it', async () => {
    const { recordings, ledger, clock, takeIn } = setUp();
    recordings.put(PATH, 0);
    await takeIn();
    clock.advance(INTAKE.emptyGraceMs - 1);
    expect(await takeIn()).toEqual({ kind: 'known', id: ID });
    clock.advance(1);
    expect(await takeIn()).toEqual({ kind: 'rejected', id: ID });
    expect(ledger.of(ID)).toMatchObject({ status: 'rejected', reason: { code: 'empty' } });
    expect(await takeIn()).toEqual({ kind: 'known', id: ID });
  });

  it('queues it as soon as there is content', async () => {
    const { recordings, ledger, workflows, takeIn } = setUp();
    recordings.put(PATH, 0);
    await takeIn();
    recordings.put(PATH);
    expect(await takeIn()).toEqual({ kind: 'queued', id: ID });
    expect(ledger.of(ID)).toMatchObject({ status: 'queued', sizeBytes: 64_044 });
    expect(workflows.kicks).toBe(1);
  });

  it('ends it when it is removed before it had any content', async () => {
    const { recordings, ledger, workflows, takeIn } = setUp();
    recordings.put(PATH, 0);
    await takeIn();
    recordings.remove(PATH);
    expect(await takeIn()).toEqual({ kind: 'gone' });
    expect(ledger.of(ID)).toMatchObject({
      status: 'failed',
      reason: { code: 'recording_deleted' },
    });
    expect(ledger.of(ID).times).toHaveProperty('completedAt');
    expect(workflows.kicks).toBe(0);
  });

  it('leaves what has content to its job when it is removed', async () => {
    const { ledger, takeIn } = setUp();
    const queued = aRecord({ version: 'v' });
    ledger.put(queued);
    expect(await takeIn()).toEqual({ kind: 'gone' });
    expect(ledger.of(ID)).toEqual(queued);
  });

  it('takes back a rejection when content comes late after all', async () => {
    const { recordings, ledger, clock, takeIn } = setUp();
    recordings.put(PATH, 0);
    await takeIn();
    clock.advance(INTAKE.emptyGraceMs);
    await takeIn();
    recordings.put(PATH);
    expect(await takeIn()).toEqual({ kind: 'queued', id: ID });
    expect(ledger.of(ID)).not.toHaveProperty('reason');
  });
});
