import { makeCompleteRecordings } from '../../../shared/activities/complete-recordings';
import { MOST_BYTES } from '../../../shared/domain/choices';
import { toChosen } from '../../../shared/domain/choosing';
import { AppError } from '../../../shared/domain/errors';
import type { LedgerRecord } from '../../../shared/domain/ledger';
import { MOST_MISSING } from '../../../shared/domain/live';
import { resultId } from '../../../shared/domain/result';
import { aClaimedRecord, aResult, ownerOf } from '../../support/app/builders';
import { memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const LEDGER_BYTES = 4096;
const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
const NOW = '2026-03-02T09:00:00.000Z';

/** A recording that says as much of itself as it may; only its name is left to the test. */
function full(path: string, more: Partial<LedgerRecord> = {}): LedgerRecord {
  const fields = { note: '' };
  const choices = { locale: 'en-GB', redact: ['card', 'iban', 'email'], fields };
  const call = { agent: 'Sam', queue: 'billing', direction: 'inbound', callId: '77' } as const;
  fields.note = 'x'.repeat(MOST_BYTES - bytesOf({ choices, call }));
  return aClaimedRecord('job-0123456789abcdef0123456789abcdef', {
    path,
    container: 'c'.repeat(63),
    status: 'transcribed',
    version: '0x8DE0000000000001',
    choices,
    call,
    chosen: toChosen(
      {
        provider: 'azure-speech',
        mode: 'batch',
        reasons: Array.from({ length: 9 }, () => ({ code: 'x', text: 'It is long. '.repeat(99) })),
        passedOver: [],
      },
      'batch',
      {
        ...{ choices, call, first: 'It was refused. '.repeat(99) },
        refused: ['azure-fast', 'speechmatics', 'openai'],
      },
    ),
    profile: 'azure-speech;en-GB+de-DE+fr-FR+es-ES+it-IT+nl-NL;diarization-35;medium;any;12345-a',
    format: {
      kind: 'wav',
      codec: 'pcm_s16le',
      channels: 2,
      sampleRateHz: 16_000,
      estimatedSeconds: 14_400.25,
    },
    durationSeconds: 14_400.25,
    channels: 2,
    content: 'x'.repeat(64),
    sameAs: `${'c'.repeat(40)}-0123456789abcdef0123`,
    sameBy: 'content-md5',
    contentMd5: 'CY9rzUYh03PK3k6DJie09g==',
    eraseAt: NOW,
    summaryTokens: 90_000,
    times: { landedAt: NOW, claimedAt: NOW, submittedAt: NOW, transcribedAt: NOW },
    ...more,
  });
}

async function completed(record: LedgerRecord, text: string): Promise<LedgerRecord> {
  const ports = memoryPorts();
  ports.ledger.put(record);
  const { id, version } = record;
  await ports.results.create({
    ...aResult(id, version),
    id: resultId(id, version, record.epoch),
    title: text,
    brief: text,
  });
  await makeCompleteRecordings(ports)(
    { owners: [ownerOf(record)] },
    { workflows: new RecordedWorkflows() },
  );
  return ports.ledger.of(id);
}

describe('the ledger document', () => {
  it.each([
    ['a short name and plain text', 'call.wav', 'A long sentence. '],
    ['a short name and Japanese', 'call.wav', '紛失したカード'],
    ['a short name and marks that JSON escapes', 'call.wav', '"\\\u0001'],
    ['the longest name', `${'a'.repeat(1020)}.wav`, 'A long sentence. '],
    ['the longest name and emoji', `${'a'.repeat(1020)}.wav`, '📞'],
    ['a long name in Japanese', `${'電'.repeat(300)}.wav`, '電話'],
  ])('stays within 4 KB when it is complete, with %s', async (_what, path, text) => {
    const record = await completed(full(path), text.repeat(2000));
    expect(record.status).toBe('completed');
    expect(bytesOf(record)).toBeLessThanOrEqual(LEDGER_BYTES);
    expect(record.title?.length).toBeGreaterThan(10);
    expect(record.summary?.length).toBeGreaterThan(40);
  });

  it.each(['wrong. ', '電話', '"\\\u0001'])(
    'stays within 4 KB with a reason of many words: "%s"',
    (words) => {
      const error = new AppError('odd_answer', words.repeat(5000), { verdict: 'never' });
      const record = { ...full(`${'a'.repeat(1020)}.wav`), reason: error.reason };
      expect(bytesOf(record)).toBeLessThanOrEqual(LEDGER_BYTES);
      expect(error.reason.message.endsWith('…')).toBe(true);
    },
  );

  it('stays within 4 KB with a side-car beside a name of 500 letters', async () => {
    const path = `${'a'.repeat(496)}.wav`;
    const sidecar = { path: path.replace('.wav', '.json'), version: '0x8DE0000000000002' };
    const record = await completed(full(path, { sidecar }), 'A long sentence. '.repeat(2000));
    expect(bytesOf(record)).toBeLessThanOrEqual(LEDGER_BYTES);
    expect(record.summary?.length).toBeGreaterThan(50);
  });

  it('stays within 4 KB as a live session with gaps and the longest name', async () => {
    const session: LedgerRecord['session'] = {
      ...{ openedAt: NOW, openedBy: 'f'.repeat(32), record: true, endedAt: NOW, endedBy: 'length' },
      ...{ phrases: 99_950, lastSequence: 100_000, durationMs: 172_800_000 },
      missing: Array.from({ length: MOST_MISSING }, (_, index) => 90_000 + 2 * index),
    };
    const recording = 'live-0123456789abcdefghjkmnpqrs-0123456789abcdef0123';
    const live = { kind: 'live', session, recording } as const;
    const record = await completed(full('電'.repeat(120), live), 'A long sentence. '.repeat(2000));
    expect(bytesOf(record)).toBeLessThanOrEqual(LEDGER_BYTES);
    expect(record.summary?.length).toBeGreaterThan(50);
  });

  it('has the whole of a usual summary', async () => {
    const brief = 'A customer reports a lost card. The agent blocks it and orders another one.';
    const record = await completed(full('march/call.wav'), brief);
    expect(record).toMatchObject({ title: brief, summary: brief });
  });
});
