import { makeEraseRecording } from '../../../shared/activities/erase-recording';
import type { LedgerRecord } from '../../../shared/domain/ledger';
import { transcriptPath } from '../../../shared/domain/result';
import {
  aClaimedRecord,
  aJob,
  aRecord,
  aResult,
  aTranscript,
  NOW,
} from '../../support/app/builders';
import { atEveryPoint } from '../../support/app/crashing-ports';
import { memoryPorts, type MemoryPorts } from '../../support/app/memory-ports';
import { MemoryTranscripts } from '../../support/app/memory-transcripts';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const REQUESTED = '2026-03-02T08:59:00.000Z';
const PATH = 'march/Anna Smith.wav';

/** A recording with audio, and results and transcripts of two versions, that is marked for deletion. */
async function setUp(changes: Partial<LedgerRecord> = {}) {
  const ports = memoryPorts();
  const version = ports.recordings.put(PATH);
  ports.recordings.put('other.wav');
  const record = aRecord({
    path: PATH,
    version,
    status: 'deleting',
    epoch: 3,
    title: 'Lost bank card',
    summary: 'A customer reports a lost card.',
    reason: { code: 'c', message: 'm' },
    deletion: { requestedAt: REQUESTED },
    ...changes,
  });
  const { id } = record;
  ports.ledger.put(record);
  for (const [of, versions] of Object.entries({ [id]: ['old', version], other: ['v1'] })) {
    for (const one of versions) {
      const transcript = aTranscript({ recordingId: of, version: one });
      await ports.transcripts.create(transcriptPath(of, one), transcript);
      await ports.results.create(aResult(of, one));
    }
  }
  const erase = (its: MemoryPorts = ports) =>
    makeEraseRecording(its)({ recordingId: id }, { workflows: new RecordedWorkflows() });
  const left = () => ({
    audio: ports.recordings.paths(),
    transcripts: ports.transcripts.paths(),
    results: ports.results.all().map((result) => result.id),
  });
  return { ...ports, ports, id, version, erase, left };
}

const OTHERS = {
  audio: ['other.wav'],
  transcripts: ['other/v1/transcript.json'],
  results: ['other-v1'],
};

describe('erasing a recording', () => {
  it('deletes audio, transcripts and results of every version, and nobody else’s', async () => {
    const { erase, left } = await setUp();
    expect(await erase()).toEqual({ isComplete: true });
    expect(left()).toEqual(OTHERS);
  });

  it('deletes the originals of redacted transcripts, and nobody else’s', async () => {
    const { ports, id, version, erase } = await setUp();
    const originals = new MemoryTranscripts();
    for (const owner of [id, 'other']) {
      await originals.create(transcriptPath(owner, version), aTranscript({ recordingId: owner }));
    }
    expect(await erase({ ...ports, originals })).toEqual({ isComplete: true });
    expect(originals.paths()).toEqual([transcriptPath('other', version)]);
  });

  it('deletes the side-car that it was read with, and no other document', async () => {
    const sidecar = { path: 'march/Anna Smith.json', version: '0x1' };
    const { recordings, ledger, id, erase, left } = await setUp({ sidecar });
    recordings.put(sidecar.path);
    recordings.put('march/Anna Smith.wav.json');
    await erase();
    expect(left().audio).toEqual(['march/Anna Smith.wav.json', 'other.wav']);
    expect(ledger.of(id)).not.toHaveProperty('sidecar');
  });

  it('leaves a document without names, words and what could be traced to a person', async () => {
    const { ledger, id, version, erase } = await setUp();
    await erase();
    expect(ledger.of(id)).toStrictEqual({
      id,
      schemaVersion: 1,
      container: 'recordings',
      path: '',
      version,
      status: 'deleted',
      sizeBytes: 0,
      profile: aRecord().profile,
      priority: 'normal',
      epoch: 4,
      attempts: 0,
      notBefore: NOW,
      times: { landedAt: NOW, completedAt: NOW },
      deletion: { requestedAt: REQUESTED, erasedAt: NOW, completedAt: NOW },
    });
  });

  it('is complete at once when it is repeated, and changes nothing', async () => {
    const { ledger, id, erase } = await setUp();
    await erase();
    const once = ledger.of(id);
    expect(await erase()).toEqual({ isComplete: true });
    expect(ledger.of(id)).toEqual(once);
  });

  it('is nothing to do for a recording that nobody marked, or that is unknown', async () => {
    const { ledger, id, recordings, erase, left } = await setUp({ status: 'completed' });
    expect(await erase()).toEqual({ isComplete: true });
    expect(ledger.of(id).status).toBe('completed');
    expect(left().audio).toHaveLength(2);
    expect(recordings.paths()).toContain(PATH);
    const unknown = memoryPorts();
    const activity = makeEraseRecording(unknown);
    const context = { workflows: new RecordedWorkflows() };
    expect(await activity({ recordingId: 'unknown' }, context)).toEqual({ isComplete: true });
  });

  it('is not complete when the document was changed meanwhile; the next look ends it', async () => {
    const { ledger, id, results, erase } = await setUp();
    const pointers = results.pointers.bind(results);
    results.pointers = async (recordingId) => {
      ledger.put({ ...ledger.of(id), epoch: 9 });
      return pointers(recordingId);
    };
    expect(await erase()).toEqual({ isComplete: false });
    results.pointers = pointers;
    expect(await erase()).toEqual({ isComplete: true });
    expect(ledger.of(id)).toMatchObject({ status: 'deleted', epoch: 10 });
  });
});

describe('erasing while a job has the recording', () => {
  const deletion = { requestedAt: REQUESTED, jobIds: ['job-0', 'job-1'] };

  it.each(['claiming', 'prepared', 'submitted', 'settled', 'released'] as const)(
    'erases all, and is not complete while the job is %s',
    async (state) => {
      const { jobs, ledger, id, erase, left } = await setUp({ deletion });
      jobs.put(aJob('job-1', [aClaimedRecord('job-1', { path: PATH })], { state }));
      expect(await erase()).toEqual({ isComplete: false });
      expect(left()).toEqual(OTHERS);
      expect(ledger.of(id)).toMatchObject({
        status: 'deleting',
        deletion: { ...deletion, erasedAt: NOW },
      });
    },
  );

  it('leaves what is uploaded to the same place meanwhile: that is another recording', async () => {
    const { jobs, recordings, erase, left } = await setUp({ deletion });
    jobs.put(aJob('job-1', [], { state: 'submitted' }));
    await erase();
    recordings.put(PATH);
    expect(await erase()).toEqual({ isComplete: false });
    await jobs.update('job-1', { state: 'closed' });
    expect(await erase()).toEqual({ isComplete: true });
    expect(left()).toEqual({ ...OTHERS, audio: [PATH, 'other.wav'] });
  });

  it('is complete when all its jobs are closed, or their documents are gone', async () => {
    const { jobs, ledger, id, erase } = await setUp({ deletion });
    jobs.put(aJob('job-0', [], { state: 'closed' }), aJob('job-1', [], { state: 'closed' }));
    expect(await erase()).toEqual({ isComplete: true });
    expect(ledger.of(id).deletion).toMatchObject({ requestedAt: REQUESTED, completedAt: NOW });
    const other = await setUp({ deletion });
    expect(await other.erase()).toEqual({ isComplete: true });
  });

  it('takes along what the job wrote last, though it closes while this looks', async () => {
    const { ports, jobs, transcripts, id, version, erase, left } = await setUp({ deletion });
    jobs.put(aJob('job-1', [], { state: 'released' }));
    const remove = transcripts.delete.bind(transcripts);
    transcripts.delete = async (path) => {
      await remove(path);
      if (jobs.of('job-1').state === 'closed') return;
      // What comes last, after the listing: the job's own result, and its end.
      await ports.results.create(aResult(id, 'late'));
      await transcripts.create(transcriptPath(id, version), aTranscript());
      await jobs.update('job-1', { state: 'closed' });
    };
    expect(await erase()).toEqual({ isComplete: false });
    expect(await erase()).toEqual({ isComplete: true });
    expect(left()).toEqual(OTHERS);
  });
});

describe('a crash while erasing', () => {
  it('leaves nothing behind, wherever it is', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const deletion = { requestedAt: REQUESTED, jobIds: ['job-1'] };
      const { ports, jobs, ledger, id, erase, left } = await setUp({ deletion });
      jobs.put(aJob('job-1', [], { state: 'closed' }));
      await attempt(ports, (its) => erase(its));
      expect(left()).toEqual(OTHERS);
      expect(ledger.of(id)).toMatchObject({ status: 'deleted', epoch: 4 });
    });
    expect(points).toBe(20);
  });
});
