import { makeGetCall } from '../../../shared/operations/get-call';
import type { LedgerRecord } from '../../../shared/domain/ledger';
import { aRecord, aResult, NOW } from '../../support/app/builders';
import { memoryPorts } from '../../support/app/memory-ports';
import { anyText } from '../../support/app/matching';

interface Leg {
  readonly name: string;
  readonly status: string;
  readonly result: { readonly title: string; readonly dialogue: readonly string[] } | null;
}

async function setUp(...records: Partial<LedgerRecord>[]) {
  const ports = memoryPorts();
  for (const [index, { call, ...changes }] of records.entries()) {
    const record = aRecord({
      path: `${index}.wav`,
      call: { callId: 'c 1/2', ...call },
      times: { landedAt: `2026-03-02T09:0${index}:00.000Z` },
      ...changes,
    });
    const { id, version } = record;
    const result = aResult(id, version);
    const { transcript } = result;
    if (record.status === 'completed') await ports.results.create(result);
    ports.ledger.put(
      record.status === 'completed'
        ? { ...record, result: { version, documentId: result.id, transcriptPath: transcript.path } }
        : record,
    );
  }
  const getCall = makeGetCall(ports);
  const call = async () => {
    const { status, jsonBody } = await getCall('c 1/2');
    expect(status).toBe(200);
    return jsonBody as { callId: string; isComplete: boolean; truncated: boolean; legs: Leg[] };
  };
  return { getCall, call, order: async () => (await call()).legs.map(({ name }) => name) };
}

describe('a call', () => {
  it('has its legs by their numbers', async () => {
    const { order } = await setUp({ call: { leg: 3 } }, { call: { leg: 1 } }, { call: { leg: 2 } });
    expect(await order()).toEqual(['1.wav', '2.wav', '0.wav']);
  });

  it('has legs without numbers by when they began, else by when they landed', async () => {
    const { order } = await setUp(
      { call: { startedAt: '2026-03-02T08:30:00.000Z' } },
      {},
      { call: { startedAt: '2026-03-02T08:00:00.000Z' } },
    );
    expect(await order()).toEqual(['2.wav', '0.wav', '1.wav']);
  });

  it('shows what was said in each, and where those stand that are not done', async () => {
    const { call } = await setUp(
      { status: 'completed' },
      { status: 'transcribing' },
      { status: 'rejected', reason: { code: 'choices_malformed', message: 'm' } },
    );
    const { callId, isComplete, truncated, legs } = await call();
    expect({ callId, isComplete, truncated }).toEqual({
      callId: 'c 1/2',
      isComplete: false,
      truncated: false,
    });
    expect(legs).toMatchObject([
      {
        status: 'completed',
        call: { callId: 'c 1/2' },
        result: { title: 'Lost bank card', brief: anyText, locale: 'en-GB', truncated: false },
      },
      { status: 'transcribing', result: null },
      { status: 'rejected', reason: { code: 'choices_malformed' }, result: null },
    ]);
    expect(legs[0]?.result?.dialogue).toHaveLength(2);
  });

  it('is complete when all its legs are', async () => {
    const { call } = await setUp({ status: 'completed' }, { status: 'completed' });
    expect(await call()).toMatchObject({ isComplete: true });
  });

  it('says so when it has more legs than are shown', async () => {
    const { call } = await setUp(
      ...Array.from({ length: 51 }, () => ({ times: { landedAt: NOW } })),
    );
    const { legs, truncated } = await call();
    expect([legs.length, truncated]).toEqual([50, true]);
  });

  it('is not known where no recording is of it', async () => {
    const { getCall } = await setUp();
    expect(await getCall('c-2')).toMatchObject({ status: 404 });
  });
});
