import { makeSummarizeAgain as makeActivity } from '../../../shared/activities/summarize-again';
import { tombstone, markedForDeletion } from '../../../shared/domain/deletion';
import { AppError } from '../../../shared/domain/errors';
import type { LedgerRecord } from '../../../shared/domain/ledger';
import { resultId, toResultDocument, transcriptPath } from '../../../shared/domain/result';
import type { SummaryOutcome } from '../../../shared/domain/summary';
import { makeListSummaries, makeSummarizeAgain } from '../../../shared/operations/summarize-again';
import { aRecord, aSummary, aTranscript, NOW, SUMMARIZED } from '../../support/app/builders';
import { atEveryPoint } from '../../support/app/crashing-ports';
import { objectWith, textLike, textWith } from '../../support/app/matching';
import { memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';
import { ScriptedSummarizer } from '../../support/app/scripted-summarizer';

const version = '0x8DE000001';
const EARLIER = '2026-03-01T09:00:00.000Z';
const OTHER: SummaryOutcome = {
  kind: 'summary',
  summary: aSummary({ title: 'The other summary' }),
  dropped: 0,
};

async function setUp(changes: Partial<LedgerRecord> = {}, ...script: ScriptedSummarizer['script']) {
  const ports = { ...memoryPorts(), summarizer: new ScriptedSummarizer(script) };
  const { id } = aRecord();
  const path = transcriptPath(id, version);
  const first = toResultDocument(aTranscript({ recordingId: id, version }), SUMMARIZED, EARLIER);
  await ports.transcripts.create(path, aTranscript({ recordingId: id, version }));
  await ports.results.create(first);
  const result = { version, documentId: resultId(id, version), transcriptPath: path };
  const record = aRecord({
    status: 'completed',
    version,
    result,
    title: 'Lost bank card',
    ...changes,
  });
  ports.ledger.put(record);
  const workflows = new RecordedWorkflows();
  const ask = (body: object | string) =>
    makeSummarizeAgain(ports)(
      id,
      typeof body === 'string' ? body : JSON.stringify(body),
      workflows,
    );
  /** What the orchestration that was asked for does, as soon as it has its turn. */
  const carryOut = async (its = ports) => {
    for (const wanted of workflows.summaries) await makeActivity(its)(wanted, { workflows });
  };
  return {
    ...ports,
    ports,
    id,
    ask,
    carryOut,
    workflows,
    list: () => makeListSummaries(ports)(id),
  };
}

describe('summarizing again', () => {
  it('makes a further version from the transcript that is there, and shows it', async () => {
    const { id, ask, carryOut, ledger, results, summarizer, list } = await setUp({}, OTHER);
    const answer = await ask({ model: 'gpt-large', instructions: 'Tell more of the card.' });
    expect(answer).toMatchObject({
      status: 202,
      jsonBody: { id: textLike(/-s[0-9a-f]{12}$/), status: 'accepted' },
    });
    await carryOut();
    expect(summarizer.requests).toEqual([
      { model: 'gpt-large', instructions: 'Tell more of the card.' },
    ]);
    expect(results.all()).toHaveLength(2);
    expect(ledger.of(id)).toMatchObject({ status: 'completed', title: 'The other summary' });
    expect((await list()).jsonBody).toMatchObject({
      summaries: [
        { title: 'The other summary', isShown: true },
        { title: 'Lost bank card', isShown: false },
      ],
    });
  });

  it('finds what it made when it is asked for the same again', async () => {
    const { ask, carryOut, workflows, summarizer } = await setUp({}, OTHER);
    await ask({ model: 'gpt-large' });
    await ask({ model: 'gpt-large' });
    const [one, two] = workflows.summaries.map(({ documentId }) => documentId);
    expect(one).toBe(two);
    await carryOut();
    expect(summarizer.asked).toHaveLength(1);
    expect(await ask({ model: 'gpt-large' })).toEqual({
      status: 200,
      jsonBody: { id: one, status: 'done' },
    });
  });

  it('ends the same, wherever it crashes', async () => {
    await atEveryPoint(async (attempt) => {
      const { id, ask, carryOut, ledger, ports, results } = await setUp({}, OTHER, OTHER);
      await ask({});
      await attempt(ports, (its) => carryOut(its));
      expect(results.all()).toHaveLength(2);
      expect(ledger.of(id).title).toBe('The other summary');
    });
  });

  it('keeps what the recording itself chose where nothing else is asked for', async () => {
    const { ask, workflows } = await setUp({ choices: { summary: { fields: 'complaints' } } });
    await ask({});
    expect(workflows.summaries[0]?.request).toEqual({ fields: 'complaints' });
  });

  it('says why a version could not be made, leaves the shown one, and tries again when asked', async () => {
    const { id, ask, ledger, ports, workflows, list } = await setUp();
    await ask({});
    const [wanted] = workflows.summaries;
    if (!wanted) throw new Error('Nothing was started.');
    const giveUp = { code: 'model_404', message: 'Check OPENAI_MODEL.' };
    await makeActivity(ports)({ ...wanted, giveUp }, { workflows });
    expect(ledger.of(id).title).toBe('Lost bank card');
    expect((await list()).jsonBody).toMatchObject({
      summaries: [{ isShown: false, reason: giveUp, summary: null }, { isShown: true }],
    });
    expect(await ask({})).toMatchObject({ status: 202 });
  });

  it('keeps nothing of a recording that is deleted in the meantime', async () => {
    const { id, ask, carryOut, ledger, results } = await setUp({}, OTHER);
    await ask({});
    ledger.put(tombstone(markedForDeletion(ledger.of(id), NOW, []), NOW));
    await carryOut();
    expect(results.all()).toHaveLength(1);
  });

  it.each([
    ['what is no JSON', 'no', 400, 'not a JSON object'],
    ['a field that it does not know', { temperature: 1 }, 400, 'temperature'],
    ['a model that is none', { model: 'a b' }, 400, 'model: is not the name'],
    ['too long wishes', { instructions: 'x'.repeat(1001) }, 400, 'instructions: is longer'],
  ])('refuses %s', async (_what, body, status, part) => {
    const { ask, workflows } = await setUp();
    expect(await ask(body)).toMatchObject({ status, jsonBody: { error: textWith(part) } });
    expect(workflows.summaries).toEqual([]);
  });

  it('refuses a set of fields that the settings do not have', async () => {
    const { ask, summarizer } = await setUp();
    summarizer.fingerprint = () => {
      throw new AppError('unknown_field_set', 'There is no set "x".', { verdict: 'never' });
    };
    expect(await ask({ fields: 'x' })).toMatchObject({
      status: 400,
      jsonBody: { error: 'fields: There is no set "x".' },
    });
  });

  it.each(['queued', 'transcribing', 'failed'] as const)(
    'is too early for one that is %s',
    async (status) => {
      const { ask } = await setUp({ status });
      expect(await ask({})).toMatchObject({ status: 409, jsonBody: { error: textWith(status) } });
    },
  );

  it('knows no other recordings', async () => {
    const { ports, workflows } = await setUp();
    expect(await makeSummarizeAgain(ports)('nobody', '', workflows)).toEqual(
      objectWith({ status: 404 }),
    );
    expect(await makeListSummaries(ports)('nobody')).toEqual(objectWith({ status: 404 }));
  });
});
