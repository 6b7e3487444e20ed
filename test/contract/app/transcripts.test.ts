import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { BlobServiceClient } from '@azure/storage-blob';
import { openStorage } from '../../../shared/adapters/blob/client';
import { makeBlobTranscripts } from '../../../shared/adapters/blob/transcripts';
import { CONTENT_TYPES, formPath } from '../../../shared/domain/formats';
import { startStorage, type RunningStorage } from '../../../local/storage';
import { aPhrase, aTranscript } from '../../support/app/builders';
import { noIdentity } from '../../support/app/contract/targets';
import { AZURE_RESULTS, textOf, transcriptOf } from '../../support/azure-results/fixtures';

let storage: RunningStorage;
let service: BlobServiceClient;
beforeEach(async () => {
  storage = await startStorage({ inMemory: true });
  service = openStorage({ connectionString: storage.connectionString }, noIdentity);
  await service.createContainer('transcripts');
});
afterEach(() => storage.close());

describe('the container of transcripts', () => {
  const transcripts = (container = 'transcripts') => makeBlobTranscripts(service, { container });
  const path = 'call-1/v1/transcript.json';

  it('gives back what was written, with all that a transcript may carry', async () => {
    const word = { text: 'Grüße', offsetMs: 0, durationMs: 300, confidence: 0.5 };
    const reading = {
      text: 'Grüße 😀',
      lexical: 'grüße',
      itn: 'grüße',
      maskedItn: '***',
      words: [word],
    };
    const phrase = aPhrase({
      ...reading,
      speaker: 1,
      locale: 'de-DE',
      confidence: 0.9,
      displayWords: [word],
      alternatives: [{ ...reading, confidence: 0.1 }],
    });
    const transcript = aTranscript({ phrases: [phrase, aPhrase({ id: 'p2', recognized: false })] });
    await transcripts().create(path, transcript);
    expect(await transcripts().read(path)).toStrictEqual(transcript);
  });

  it('writes once', async () => {
    await transcripts().create(path, aTranscript());
    await transcripts().create(path, aTranscript({ durationMs: 1 }));
    expect((await transcripts().read(path))?.durationMs).toBe(60_000);
  });

  it('reads nothing where nothing is, and deletes it all the same', async () => {
    expect(await transcripts().read(path)).toBeUndefined();
    await expect(transcripts().delete(path)).resolves.toBeUndefined();
    await transcripts().create(path, aTranscript());
    await transcripts().delete(path);
    expect(await transcripts().read(path)).toBeUndefined();
  });

  it('lists those of one recording, of every version', async () => {
    const paths = ['call-1/v1/transcript.json', 'call-1/v2/transcript.json'];
    for (const one of [...paths, 'call-10/v1/transcript.json']) {
      await transcripts().create(one, aTranscript());
    }
    expect(await transcripts().ofRecording('call-1')).toEqual(paths);
    expect(await transcripts().ofRecording('call')).toEqual([]);
    await transcripts().delete(paths[0] ?? '');
    expect(await transcripts().ofRecording('call-1')).toEqual(paths.slice(1));
  });

  it('needs a person when the container is not there', async () => {
    const created = transcripts('unknown').create(path, aTranscript());
    await expect(created).rejects.toMatchObject({ verdict: 'blocked' });
  });

  it.each(AZURE_RESULTS)('gives back all of %s', async (name) => {
    const transcript = await transcriptOf(textOf(name));
    await transcripts().create(path, transcript);
    expect(await transcripts().read(path)).toStrictEqual(transcript);
  });

  it('gives back one of several megabytes, letters of all lengths', async () => {
    const phrases = Array.from({ length: 4000 }, (_, index) =>
      aPhrase({ id: `p${index + 1}`, text: 'Grüße, 電話 😀. '.repeat(40) }),
    );
    const transcript = aTranscript({ phrases });
    await transcripts().create(path, transcript);
    expect(await transcripts().read(path)).toStrictEqual(transcript);
    const stored = await transcripts().open(path);
    expect(stored?.sizeBytes).toBeGreaterThan(3_000_000);
  });

  it('writes its forms once, and hands them on with their content types', async () => {
    const vtt = formPath(path, 'vtt');
    const contentType = CONTENT_TYPES.vtt;
    await transcripts().createForm(vtt, { contentType, text: 'WEBVTT Grüße' });
    await transcripts().createForm(vtt, { contentType, text: 'another' });
    const stored = await transcripts().open(vtt);
    expect(stored).toMatchObject({ contentType: 'text/vtt; charset=utf-8', sizeBytes: 14 });
    expect(await text(Readable.from(stored?.chunks ?? []))).toBe('WEBVTT Grüße');
    expect(await transcripts().open(formPath(path, 'srt'))).toBeUndefined();
    expect(await transcripts().ofRecording('call-1')).toEqual([vtt]);
  });

  it('writes an empty form', async () => {
    const srt = formPath(path, 'srt');
    await transcripts().createForm(srt, { contentType: CONTENT_TYPES.srt, text: '' });
    expect(await transcripts().open(srt)).toMatchObject({ sizeBytes: 0 });
  });

  it('reads a transcript of version 1 as one of today', async () => {
    const { speakers, origin: _origin, ...rest } = aTranscript();
    const old = JSON.stringify({ ...rest, schemaVersion: 1 });
    await service
      .getContainerClient('transcripts')
      .getBlockBlobClient(path)
      .upload(old, old.length);
    expect(await transcripts().read(path)).toStrictEqual({ ...aTranscript(), speakers });
  });

  it('writes nothing that is not in the published shape', async () => {
    const phrases = [aPhrase({ id: 'first' })];
    for (const wrong of [aTranscript({ phrases }), aTranscript({ durationMs: NaN })]) {
      await expect(transcripts().create(path, wrong)).rejects.toMatchObject({
        code: 'transcript_invalid',
        verdict: 'never',
      });
    }
    expect(await transcripts().ofRecording('call-1')).toEqual([]);
  });

  it.each(['{"phrases":[]}', '{"phrases":[{"id":"p1"}]}', '{"phrases":[', 'no JSON', '', '[]'])(
    'refuses a transcript of another hand: %s',
    async (other) => {
      const blob = service.getContainerClient('transcripts').getBlockBlobClient(path);
      await blob.upload(other, other.length);
      await expect(transcripts().read(path)).rejects.toMatchObject({ code: 'unexpected_response' });
    },
  );
});
