import { makeCollectTranscripts } from '../../../shared/activities/collect-transcripts';
import { transcriptPath } from '../../../shared/domain/result';
import { aClaimedRecord, aJob, aProviderTranscript } from '../../support/app/builders';
import { memoryPorts } from '../../support/app/memory-ports';
import { MemoryTranscripts } from '../../support/app/memory-transcripts';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const PATH = 'march/call 1.wav';

function setUp() {
  const ports = { ...memoryPorts(), originals: new MemoryTranscripts() };
  const version = ports.recordings.put(PATH);
  const record = aClaimedRecord('job-1', { path: PATH, version, status: 'transcribing' });
  ports.ledger.put(record);
  ports.jobs.put(aJob('job-1', [record], { providerJobId: 'provider-1', state: 'submitted' }));
  const source = `https://calls.blob.example/recordings/${PATH}`;
  ports.transcribers.script.transcripts = [{ read: [aProviderTranscript(source)], next: null }];
  const collect = (kinds: readonly 'card'[]) =>
    makeCollectTranscripts(ports, { kinds })(
      { jobId: 'job-1', page: null },
      { workflows: new RecordedWorkflows() },
    );
  return { ports, record, collect, path: transcriptPath(record.id, version, record.epoch) };
}

describe('the originals of transcripts', () => {
  it('are kept where something was to be blotted out, and say so in the redacted one alone', async () => {
    const { ports, collect, path } = setUp();
    await collect(['card']);
    expect(ports.originals.paths()).toEqual([path]);
    expect(await ports.originals.read(path)).not.toHaveProperty('redaction');
    expect(await ports.transcripts.read(path)).toHaveProperty('redaction', {
      kinds: ['card'],
      counts: {},
    });
  });

  it('are not kept where nothing was to be', async () => {
    const { ports, collect, path } = setUp();
    await collect([]);
    expect(ports.originals.paths()).toEqual([]);
    expect(await ports.transcripts.read(path)).not.toHaveProperty('redaction');
  });

  it('go with the transcript of a recording that was deleted meanwhile', async () => {
    const { ports, record, collect } = setUp();
    const { jobId: _job, ...rest } = record;
    ports.ledger.put({ ...rest, status: 'deleting', epoch: 2 });
    await collect(['card']);
    expect(ports.originals.allPaths()).toEqual([]);
    expect(ports.transcripts.allPaths()).toEqual([]);
  });
});
