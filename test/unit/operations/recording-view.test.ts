import { analysisOf } from '../../../shared/domain/analysis';
import { resultId, toResultDocument, transcriptPath } from '../../../shared/domain/result';
import { traceOf } from '../../../shared/domain/trace';
import { makeRecordingView } from '../../../shared/operations/recording-view';
import { aRecord, aResult, aTranscript, NOW, SUMMARIZED } from '../../support/app/builders';
import { memoryPorts } from '../../support/app/memory-ports';

const { id } = aRecord();
const result = {
  version: 'done',
  documentId: resultId(id, 'done'),
  transcriptPath: transcriptPath(id, 'done'),
};

async function setUp() {
  const ports = memoryPorts();
  await ports.results.create(aResult(id, 'done'));
  await ports.transcripts.create(result.transcriptPath, aTranscript({ version: 'done' }));
  const view = (of: string) => makeRecordingView(ports)(ports.ledger.of(of));
  return { ...ports, view };
}

describe('the view of a recording', () => {
  it('shows the state of a recording that has no result yet', async () => {
    const { ledger, view } = await setUp();
    ledger.put(aRecord());
    expect(await view(id)).toEqual({
      id,
      name: 'call.wav',
      container: 'recordings',
      path: 'march/call.wav',
      version: '0x8DE000001',
      status: 'queued',
      sizeBytes: 64_044,
      durationSeconds: 60,
      attempts: 0,
      times: aRecord().times,
      traceId: traceOf({ ...aRecord(), recordingId: id }).traceId,
      result: null,
    });
  });

  it('shows what was computed from its transcript, and what was blotted out', async () => {
    const { ledger, results, view } = await setUp();
    const redaction = { kinds: ['card'], counts: { card: 2 } };
    const parts = analysisOf(aTranscript({ redaction }), {});
    const document = toResultDocument(aTranscript({ recordingId: id }), SUMMARIZED, NOW, 0, parts);
    await results.delete(id, result.documentId);
    await results.create({ ...document, id: result.documentId });
    ledger.put(aRecord({ result, nameUnread: 'The name does not fit.' }));
    expect(await view(id)).toMatchObject({
      nameUnread: 'The name does not fit.',
      result: {
        measures: { turns: 2 },
        entities: [],
        redaction: { counts: { card: 2 } },
      },
    });
  });

  it('shows summary and phrases of a completed one', async () => {
    const { ledger, view } = await setUp();
    const done = {
      version: 'done',
      status: 'completed',
      title: 'T',
      summary: 'S',
      channels: 2,
    } as const;
    ledger.put(aRecord({ ...done, jobId: 'job-1', result }));
    expect(await view(id)).toMatchObject({
      status: 'completed',
      title: 'T',
      brief: 'S',
      channels: 2,
      jobId: 'job-1',
      result: {
        version: 'done',
        summary: { title: 'Lost bank card' },
        transcript: { locale: 'en-GB', truncated: false, phrases: aTranscript().phrases },
      },
    });
  });

  it('goes on showing the old result while a new version is under way', async () => {
    const { ledger, view } = await setUp();
    ledger.put(aRecord({ version: 'newer', status: 'transcribing', result }));
    expect(await view(id)).toMatchObject({ version: 'newer', result: { version: 'done' } });
  });

  it('says why there is no summary', async () => {
    const { ledger, results, view } = await setUp();
    const summaryReason = { code: 'no_speech', message: 'No speech.' };
    await results.delete(id, result.documentId);
    await results.create({ ...aResult(id, 'done'), summary: null, summaryReason });
    ledger.put(aRecord({ status: 'completed', reason: summaryReason, result }));
    expect(await view(id)).toMatchObject({ reason: summaryReason, result: { summaryReason } });
  });

  it('shows what there is when the transcript is gone, and no result when the document is', async () => {
    const { ledger, results, transcripts, view } = await setUp();
    ledger.put(aRecord({ status: 'completed', result }));
    await transcripts.delete(result.transcriptPath);
    expect(await view(id)).toMatchObject({ result: { transcript: { phrases: [] } } });
    await results.delete(id, result.documentId);
    expect(await view(id)).toMatchObject({ result: null });
  });
});
