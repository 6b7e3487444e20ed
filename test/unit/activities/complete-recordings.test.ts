import { makeCompleteRecordings } from '../../../shared/activities/complete-recordings';
import type { LedgerRecord } from '../../../shared/domain/ledger';
import { resultId, transcriptPath } from '../../../shared/domain/result';
import { aClaimedRecord, aResult, aTranscript, NOW, ownerOf } from '../../support/app/builders';
import { atEveryPoint } from '../../support/app/crashing-ports';
import { memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const pointerTo = (recordingId: string, version: string) => ({
  version,
  documentId: resultId(recordingId, version),
  transcriptPath: transcriptPath(recordingId, version),
});

/**
 * A recording whose version `new` has its result, whose version `old` had one before, and whose
 * version `lost` was overwritten before it had one.
 */
async function setUp(changes: Partial<LedgerRecord> = {}) {
  const ports = memoryPorts();
  const { id } = aClaimedRecord('job-1');
  const record = aClaimedRecord('job-1', {
    version: 'new',
    status: 'transcribed',
    epoch: 5,
    result: pointerTo(id, 'old'),
    ...changes,
  });
  ports.ledger.put(record);
  for (const version of ['old', 'new']) {
    await ports.results.create(aResult(id, version));
    await ports.transcripts.create(transcriptPath(id, version), aTranscript({ version }));
  }
  await ports.transcripts.create(transcriptPath(id, 'lost'), aTranscript({ version: 'lost' }));
  const owner = { ...ownerOf(record), version: 'new' };
  const complete = (its: Parameters<typeof makeCompleteRecordings>[0] = ports) =>
    makeCompleteRecordings(its)({ owners: [owner] }, { workflows: new RecordedWorkflows() });
  const kept = () => ports.results.all().map(({ version }) => version);
  return { ...ports, ports, id, complete, kept };
}

describe('completing a recording', () => {
  it('points the ledger at the new result, brief and title with it', async () => {
    const { ledger, id, complete } = await setUp();
    await complete();
    expect(ledger.of(id)).toMatchObject({
      status: 'completed',
      title: 'Lost bank card',
      summary: 'A customer reports a lost card.',
      result: pointerTo(id, 'new'),
    });
    expect(ledger.of(id).times).toHaveProperty('completedAt');
  });

  it('deletes the old version’s result only once the ledger points at the new one', async () => {
    const { ports, ledger, id, complete } = await setUp();
    const seen: (string | undefined)[] = [];
    const watched = <T extends object>(port: T): T =>
      new Proxy(port, {
        get: (target, name) => {
          const member: unknown = Reflect.get(target, name, target);
          if (name === 'delete') seen.push(ledger.of(id).result?.version);
          return typeof member === 'function' ? (member.bind(target) as unknown) : member;
        },
      });
    await complete({
      ...ports,
      results: watched(ports.results),
      transcripts: watched(ports.transcripts),
    });
    expect(seen).toEqual(['new', 'new', 'new']);
  });

  it('leaves one result and one transcript, also of versions that never had a result', async () => {
    const { transcripts, id, complete, kept } = await setUp();
    await complete();
    expect(kept()).toEqual(['new']);
    expect(transcripts.paths()).toEqual([transcriptPath(id, 'new')]);
  });

  it('changes nothing when it is repeated', async () => {
    const { ledger, id, complete, kept } = await setUp();
    await complete();
    const once = ledger.of(id);
    await complete();
    expect(ledger.of(id)).toEqual(once);
    expect(kept()).toEqual(['new']);
  });

  it('drops a result that comes too late, and leaves the recording to its new owner', async () => {
    const { ledger, transcripts, id, complete, kept } = await setUp();
    const overwritten = aClaimedRecord('job-2', {
      version: 'newest',
      status: 'transcribed',
      epoch: 7,
      result: pointerTo(id, 'old'),
    });
    ledger.put(overwritten);
    const newest = transcriptPath(id, 'newest');
    await transcripts.create(newest, aTranscript({ version: 'newest' }));
    await complete();
    expect(ledger.of(id)).toEqual(overwritten);
    expect(kept()).toEqual(['old']);
    expect(transcripts.paths()).toEqual([transcriptPath(id, 'old'), newest]);
  });

  it.each(['deleting', 'deleted'] as const)(
    'leaves nothing of a recording that is %s',
    async (status) => {
      const { ledger, transcripts, id, complete, kept } = await setUp();
      const { result: _result, ...rest } = ledger.of(id);
      ledger.put({ ...rest, status, epoch: 9 });
      await complete();
      expect(ledger.of(id)).toMatchObject({ status, epoch: 9 });
      expect(kept()).toEqual([]);
      expect(transcripts.paths()).toEqual([]);
    },
  );

  it('looks for nothing older at the first claim of a first version', async () => {
    const { ports, transcripts, complete } = await setUp({ epoch: 1 });
    const look = jest.spyOn(transcripts, 'ofRecording');
    const pointers = jest.spyOn(ports.results, 'pointers');
    await complete();
    expect([look, pointers].map(({ mock }) => mock.calls)).toEqual([[], []]);
  });

  it('completes many, each by itself', async () => {
    const { ports, ledger, results } = await setUp();
    const records = Array.from({ length: 50 }, (_, index) =>
      aClaimedRecord('job-1', { path: `${index}.wav`, status: 'transcribed' }),
    );
    ledger.put(...records);
    for (const { id, version } of records) await results.create(aResult(id, version));
    await makeCompleteRecordings(ports)(
      { owners: records.map(ownerOf) },
      { workflows: new RecordedWorkflows() },
    );
    expect(records.map(({ id }) => ledger.of(id).status)).toEqual(records.map(() => 'completed'));
  });

  it('says on the ledger why there is no summary', async () => {
    const { results, ledger, id, complete } = await setUp();
    const summaryReason = { code: 'no_speech', message: 'No speech.' };
    await results.delete(id, resultId(id, 'new'));
    await results.create({ ...aResult(id, 'new'), summary: null, brief: '', summaryReason });
    await complete();
    expect(ledger.of(id)).toMatchObject({
      status: 'completed',
      reason: summaryReason,
      summary: '',
    });
  });

  it('takes the reason of a wait away', async () => {
    const reason = { code: 'model_401', message: 'Wrong key.' };
    const { ledger, id, complete } = await setUp({ status: 'parked', reason });
    await complete();
    expect(ledger.of(id)).toMatchObject({ status: 'completed' });
    expect(ledger.of(id)).not.toHaveProperty('reason');
  });

  it('keeps the ledger document small, whatever the model wrote', async () => {
    const { results, ledger, id, complete } = await setUp();
    await results.delete(id, resultId(id, 'new'));
    const long = 'A long sentence. '.repeat(1000);
    await results.create({ ...aResult(id, 'new'), title: long, brief: long });
    await complete();
    expect(Buffer.byteLength(JSON.stringify(ledger.of(id)))).toBeLessThan(4096);
  });

  /** Completes with this title and brief, and says what stands on the ledger. */
  async function onLedger(title: string, brief: string) {
    const { results, ledger, id, complete } = await setUp();
    await results.delete(id, resultId(id, 'new'));
    await results.create({ ...aResult(id, 'new'), title, brief });
    await complete();
    return ledger.of(id);
  }

  it.each([
    ['Japanese', '紛失したカードの件で電話しました。', 3],
    ['emoji', '📞💳😀', 4],
    ['both and a letter', 'a電📞', 4],
  ])('cuts %s by bytes and never through a character', async (_script, text, widest) => {
    const long = text.repeat(600);
    const record = await onLedger(long, long);
    for (const [kept = '', most] of [
      [record.title, 240],
      [record.summary, 1500],
    ] as const) {
      expect(long.startsWith(kept)).toBe(true);
      expect(kept.isWellFormed()).toBe(true);
      expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(most);
      expect(Buffer.byteLength(kept)).toBeGreaterThan(most - widest);
    }
    expect(Buffer.byteLength(JSON.stringify(record))).toBeLessThan(4096);
  });

  it('leaves alone what fits to the byte', async () => {
    const [title, brief] = ['電'.repeat(80), '📞'.repeat(375)];
    expect(await onLedger(title, brief)).toMatchObject({ title, summary: brief });
  });

  it('states it on the recording when its result is gone', async () => {
    const { results, ledger, id, complete } = await setUp();
    await results.delete(id, resultId(id, 'new'));
    await complete();
    expect(ledger.of(id)).toMatchObject({
      status: 'failed',
      reason: { code: 'result_gone' },
      result: pointerTo(id, 'old'),
      times: { completedAt: NOW },
    });
  });

  it('ends the same, wherever it crashes', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const { ports, ledger, transcripts, id, complete, kept } = await setUp();
      await attempt(ports, (its) => complete(its));
      expect(ledger.of(id)).toMatchObject({ status: 'completed', result: { version: 'new' } });
      expect(kept()).toEqual(['new']);
      expect(transcripts.paths()).toEqual([transcriptPath(id, 'new')]);
    });
    expect(points).toBe(16);
  });
});
