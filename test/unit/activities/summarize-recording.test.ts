import { makeSummarizeRecording } from '../../../shared/activities/summarize-recording';
import { AppError } from '../../../shared/domain/errors';
import { resultId, transcriptPath } from '../../../shared/domain/result';
import { aClaimedRecord, aTranscript, ownerOf, SUMMARIZED } from '../../support/app/builders';
import { atEveryPoint } from '../../support/app/crashing-ports';
import { memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';
import { ScriptedSummarizer } from '../../support/app/scripted-summarizer';
import { objectWith } from '../../support/app/matching';

const owner = ownerOf(aClaimedRecord('job-1'));
const path = transcriptPath(owner.recordingId, owner.version);

async function setUp(...script: ScriptedSummarizer['script']) {
  const ports = { ...memoryPorts(), summarizer: new ScriptedSummarizer(script) };
  await ports.transcripts.create(path, aTranscript());
  const summarize = (its = ports) =>
    makeSummarizeRecording(its)(owner, { workflows: new RecordedWorkflows() });
  return { ...ports, ports, summarize };
}

describe('summarizing a recording', () => {
  it('reads the transcript from its blob and writes the result of that version', async () => {
    const { results, summarizer, summarize } = await setUp(SUMMARIZED);
    await summarize();
    expect(summarizer.asked).toEqual([aTranscript()]);
    expect(results.all()).toEqual([
      objectWith({
        id: resultId(owner.recordingId, owner.version),
        title: 'Lost bank card',
      }),
    ]);
  });

  it('asks what the recording itself chose, and takes along what is known of its call', async () => {
    const { ledger, results, summarizer, summarize } = await setUp(SUMMARIZED);
    const call = { agent: 'A. Weber', startedAt: '2026-03-02T08:00:00.000Z' };
    ledger.put({
      ...aClaimedRecord('job-1'),
      call,
      choices: { fields: { region: 'north' }, summary: { fields: 'complaints' } },
    });
    await summarize();
    expect(summarizer.requests).toEqual([{ fields: 'complaints', recordedAt: call.startedAt }]);
    expect(results.all()).toEqual([objectWith({ call, fields: { region: 'north' } })]);
  });

  it('asks the model nothing when the result is there', async () => {
    const { results, summarizer, summarize } = await setUp(SUMMARIZED);
    await summarize();
    await summarize();
    expect(summarizer.asked).toHaveLength(1);
    expect(results.all()).toHaveLength(1);
  });

  it('writes a result without a summary where there can be none, with the reason', async () => {
    const reason = { code: 'no_speech', message: 'No speech.' };
    const { results, summarize } = await setUp({ kind: 'none', reason });
    await summarize();
    expect(results.all()).toEqual([objectWith({ summary: null, summaryReason: reason })]);
  });

  it('passes the model’s verdict on and writes nothing', async () => {
    const busy = new AppError('model_429', 'Busy.', { verdict: 'later', retryAfterMs: 7000 });
    const { results, summarize } = await setUp(busy);
    await expect(summarize()).rejects.toBe(busy);
    expect(results.all()).toEqual([]);
  });

  it('can do nothing without a transcript', async () => {
    const { transcripts, summarize } = await setUp();
    await transcripts.delete(path);
    await expect(summarize()).rejects.toMatchObject({ code: 'transcript_gone', verdict: 'never' });
  });

  it('ends with one result, wherever it crashes', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const { ports, results, summarize } = await setUp(SUMMARIZED, SUMMARIZED);
      await attempt(ports, (its) => summarize(its));
      expect(results.all()).toHaveLength(1);
    });
    expect(points).toBe(10);
  });
});
