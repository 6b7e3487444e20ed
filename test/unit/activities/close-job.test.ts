import { makeCloseJob } from '../../../shared/activities/close-job';
import { transcriptPath } from '../../../shared/domain/result';
import { aClaimedRecord, aJob, aResult, aTranscript } from '../../support/app/builders';
import { atEveryPoint } from '../../support/app/crashing-ports';
import { memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

/** A released job whose recordings are completed, each with what is left of a version before. */
async function setUp(epoch: number) {
  const ports = memoryPorts();
  const records = ['a.wav', 'b.wav'].map((path) =>
    aClaimedRecord('job-1', { path, version: 'new', status: 'completed', epoch }),
  );
  ports.jobs.put(aJob('job-1', records, { state: 'released' }));
  for (const record of records) {
    const { id: recordingId } = record;
    for (const version of ['old', 'new']) {
      const path = transcriptPath(recordingId, version);
      await ports.transcripts.create(path, aTranscript({ recordingId, version }));
      await ports.results.create(aResult(recordingId, version));
    }
    const transcript = transcriptPath(recordingId, 'new');
    const { id: documentId } = aResult(recordingId, 'new');
    const result = { version: 'new', documentId, transcriptPath: transcript };
    ports.ledger.put({ ...record, result });
  }
  const workflows = new RecordedWorkflows();
  const close = (its = ports) => makeCloseJob(its)({ jobId: 'job-1' }, { workflows });
  const versions = () => ports.results.all().map(({ version }) => version);
  return { ...ports, ports, workflows, close, versions };
}

describe('closing a job', () => {
  it('says so, and kicks the dispatcher', async () => {
    const { jobs, workflows, close } = await setUp(1);
    await close();
    expect(jobs.of('job-1').state).toBe('closed');
    expect(workflows.kicks).toBe(1);
  });

  it('deletes what a recording had before, should that have been cut off', async () => {
    const { transcripts, close, versions } = await setUp(3);
    await close();
    expect(versions()).toEqual(['new', 'new']);
    expect(transcripts.paths().every((path) => path.includes('/new/'))).toBe(true);
  });

  it('looks for nothing where there was nothing before', async () => {
    const { transcripts, close } = await setUp(1);
    const look = jest.spyOn(transcripts, 'ofRecording');
    await close();
    expect(look).not.toHaveBeenCalled();
  });

  it('ends the same, wherever it crashes', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const { ports, jobs, transcripts, close, versions } = await setUp(3);
      await attempt(ports, (its) => close(its));
      expect(jobs.of('job-1').state).toBe('closed');
      expect(versions()).toEqual(['new', 'new']);
      expect(transcripts.paths()).toHaveLength(2);
    });
    expect(points).toBeGreaterThanOrEqual(20);
  });
});
