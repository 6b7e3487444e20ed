import { buffer } from 'node:stream/consumers';
import { markedForDeletion, tombstone } from '../../../shared/domain/deletion';
import { ServiceError } from '../../../shared/domain/errors';
import {
  CONTENT_TYPES,
  formPath,
  FORMATS,
  toForm,
  type Format,
} from '../../../shared/domain/formats';
import type { LedgerRecord } from '../../../shared/domain/ledger';
import { transcriptPath } from '../../../shared/domain/result';
import { makeGetTranscript } from '../../../shared/operations/get-transcript';
import { aRecord, aTranscript, NOW } from '../../support/app/builders';
import { memoryPorts } from '../../support/app/memory-ports';

const RETENTION = {
  softDelete: 7,
  cosmosBackup: 30,
  telemetry: 31,
  history: 14,
  jobDocument: 32,
  document: 0,
};
const { id, version } = aRecord();
const PATH = transcriptPath(id, version);
const POINTER = { version, documentId: 'result-1', transcriptPath: PATH };

async function setUp(record: Partial<LedgerRecord> = {}, formats: readonly Format[] = FORMATS) {
  const ports = memoryPorts();
  ports.ledger.put(aRecord({ status: 'completed', result: POINTER, ...record }));
  for (const format of formats) {
    if (format === 'json') await ports.transcripts.create(PATH, aTranscript());
    else {
      await ports.transcripts.createForm(formPath(PATH, format), {
        contentType: CONTENT_TYPES[format],
        text: `stored ${format}`,
      });
    }
  }
  const get = makeGetTranscript(ports, RETENTION);
  /** Status, headers and the text of the body. */
  const ask = async (format = '', of = id) => {
    const answer = await get(of, format);
    if (!('body' in answer))
      return { status: answer.status, text: JSON.stringify(answer.jsonBody) };
    const text = (await buffer(answer.body)).toString('utf8');
    return { status: answer.status, headers: answer.headers, text };
  };
  return { ...ports, ask };
}

describe('asking for a transcript', () => {
  it.each(['vtt', 'srt', 'txt'] as const)('gives the stored form: %s', async (format) => {
    const { ask } = await setUp();
    expect(await ask(format)).toEqual({
      status: 200,
      headers: {
        'content-type': CONTENT_TYPES[format],
        'content-length': String(`stored ${format}`.length),
        'content-disposition': `inline; filename*=UTF-8''call.${format}`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
      text: `stored ${format}`,
    });
  });

  it.each(['', 'json'])('gives the lossless one for "%s"', async (format) => {
    const { ask } = await setUp();
    const { headers, text } = await ask(format);
    expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8' });
    expect(JSON.parse(text)).toEqual(aTranscript());
  });

  it.each(['vtt', 'srt', 'txt'] as const)(
    'makes the form of a transcript that has only the lossless one: %s',
    async (format) => {
      const { ask } = await setUp({}, ['json']);
      const { status, headers, text } = await ask(format);
      expect([status, text]).toEqual([200, toForm(aTranscript(), format)]);
      expect(headers).toMatchObject({ 'content-length': String(Buffer.byteLength(text)) });
    },
  );

  it('gives the one that waits for its summary', async () => {
    const ports = memoryPorts();
    ports.ledger.put(aRecord({ status: 'transcribed' }));
    await ports.transcripts.create(PATH, aTranscript());
    expect(await makeGetTranscript(ports, RETENTION)(id, 'txt')).toMatchObject({ status: 200 });
  });

  it('gives the old one while a new version is under way', async () => {
    const { ask } = await setUp({ status: 'transcribing', version: '0xNEW' });
    expect(await ask('txt')).toMatchObject({ status: 200, text: 'stored txt' });
  });

  it('names the file after the recording, whatever that is called', async () => {
    const path = 'März/O\'Brien "7"; (a)*.b.wav';
    const { ask, ledger, transcripts } = await setUp();
    const record = aRecord({ path, result: POINTER });
    ledger.put(record);
    await transcripts.create(PATH, aTranscript());
    const { headers } = await ask('vtt', record.id);
    expect(headers).toMatchObject({
      'content-disposition': `inline; filename*=UTF-8''O%27Brien%20%227%22%3B%20%28a%29%2A.b.vtt`,
    });
  });

  it('says which formats there are when it is another', async () => {
    const { ask } = await setUp();
    expect(await ask('pdf')).toEqual({
      status: 400,
      text: '{"error":"There is no format \\"pdf\\"; ask for json, vtt, srt, txt."}',
    });
  });

  it('says that there is no such recording', async () => {
    const { ask } = await setUp();
    expect(await ask('vtt', 'unknown')).toMatchObject({ status: 404 });
  });

  const reason = { code: 'too_long', message: 'It is too long.' };
  it.each([
    [{ status: 'queued' }, 'no transcript yet: it is queued. Ask again later.'],
    [{ status: 'parked', reason }, 'it is parked (It is too long.). Ask again later.'],
    [{ status: 'rejected', reason }, 'has no transcript: it is rejected (It is too long.).'],
    [{ status: 'failed' }, 'has no transcript: it is failed.'],
  ] as const)('says why there is none: %j', async (record, why) => {
    const ports = memoryPorts();
    ports.ledger.put(aRecord(record));
    const answer = await makeGetTranscript(ports, RETENTION)(id, 'vtt');
    expect(answer.status).toBe(404);
    expect(JSON.stringify(answer)).toContain(why);
  });

  it.each([
    markedForDeletion(aRecord(), NOW, []),
    tombstone(markedForDeletion(aRecord(), NOW, []), NOW),
  ])('gives the receipt in place of one that is deleted', async (record) => {
    const { ask, ledger } = await setUp();
    ledger.put(record);
    const { status, text } = await ask('json');
    expect(status).toBe(410);
    expect(JSON.parse(text)).toMatchObject({ id, status: record.status, requestedAt: NOW });
  });

  it('says that storage is away, and when to come again', async () => {
    const { ask, transcripts } = await setUp();
    transcripts.open = () =>
      Promise.reject(new ServiceError('Storage', 's', 'is busy.', { verdict: 'later' }));
    expect(await ask('vtt')).toEqual({ status: 503, text: '{"error":"Storage: is busy."}' });
  });
});
