import type { BlobServiceClient } from '@azure/storage-blob';
import { openStorage } from '../../../shared/adapters/blob/client';
import { makeBlobRecordings } from '../../../shared/adapters/blob/recordings';
import { makeBlobTranscripts } from '../../../shared/adapters/blob/transcripts';
import { versionOf } from '../../../shared/domain/recording-id';
import { startStorage, type RunningStorage } from '../../../local/storage';
import { aPhrase, aTranscript } from '../../support/app/builders';
import { noIdentity } from '../../support/app/contract/targets';

const ODD_PATHS = ['a.wav', 'März/Rückruf №5 100%.wav', 'a b/c+d&e=f?g#h.wav', "it's (1) [2].wav"];

let storage: RunningStorage;
let service: BlobServiceClient;
beforeEach(async () => {
  storage = await startStorage({ inMemory: true });
  service = openStorage({ connectionString: storage.connectionString }, noIdentity);
  for (const name of ['recordings', 'transcripts']) await service.createContainer(name);
});
afterEach(() => storage.close());

const recordings = (settings: { container?: string; access?: 'sas' | 'identity' } = {}) =>
  makeBlobRecordings(service, { container: 'recordings', access: 'sas', ...settings });
const upload = (path: string, content: string) =>
  service.getContainerClient('recordings').getBlockBlobClient(path).upload(content, content.length);

describe('the container of recordings', () => {
  it.each(ODD_PATHS)('knows %s by the same version in properties and listing', async (path) => {
    await upload(path, 'some audio');
    const properties = await recordings().properties(path);
    const pages = [];
    for await (const one of recordings().list()) pages.push(one);
    const [page = []] = pages;
    expect(properties?.sizeBytes).toBe(10);
    expect(page.map((blob) => [blob.path, versionOf(blob.etag), blob.sizeBytes])).toEqual([
      [path, versionOf(properties?.etag ?? ''), 10],
    ]);
  });

  it('gives another version to the same content when it is written again', async () => {
    await upload('a.wav', 'same');
    const first = await recordings().properties('a.wav');
    await upload('a.wav', 'same');
    const second = await recordings().properties('a.wav');
    expect(versionOf(second?.etag ?? '')).not.toBe(versionOf(first?.etag ?? ''));
  });

  it('has no properties of a blob that is not there', async () => {
    expect(await recordings().properties('gone.wav')).toBeUndefined();
  });

  it('reads the first bytes of that version only', async () => {
    await upload('a.wav', 'RIFF and more');
    const { etag = '' } = (await recordings().properties('a.wav')) ?? {};
    expect((await recordings().firstBytes('a.wav', etag, 4))?.toString()).toBe('RIFF');
    await upload('a.wav', 'another');
    expect(await recordings().firstBytes('a.wav', etag, 4)).toBeUndefined();
    expect(await recordings().firstBytes('gone.wav', etag, 4)).toBeUndefined();
  });

  it.each(ODD_PATHS)(
    'gives a link under which %s can be read by anybody, and not written',
    async (path) => {
      await upload(path, 'some audio');
      const link = await recordings().readUrl(path);
      const read = await fetch(link);
      expect([read.status, await read.text()]).toEqual([200, 'some audio']);
      const headers = { 'x-ms-blob-type': 'BlockBlob' };
      expect((await fetch(link, { method: 'PUT', headers, body: 'x' })).status).toBe(403);
      expect((await fetch(recordings().url(path))).status).not.toBe(200);
    },
  );

  it('gives links that last for a day and a half, and begin before now', async () => {
    const query = new URL(await recordings().readUrl('a.wav')).searchParams;
    const hours = (name: string) => (Date.parse(query.get(name) ?? '') - Date.now()) / 3_600_000;
    expect(hours('se')).toBeGreaterThan(35.9);
    expect(hours('se')).toBeLessThan(36.1);
    expect(hours('st')).toBeLessThan(-0.2);
    expect(query.get('sp')).toBe('r');
  });

  it('gives plain URLs where the service reads with its own identity', async () => {
    const plain = recordings({ access: 'identity' });
    expect(await plain.readUrl('a b.wav')).toBe(plain.url('a b.wav'));
    expect(plain.url('a b.wav')).not.toContain('?');
  });

  it('needs a person when the container is not there', async () => {
    await expect(recordings().ping()).resolves.toBeUndefined();
    await expect(recordings({ container: 'unknown' }).ping()).rejects.toMatchObject({
      verdict: 'blocked',
    });
  });
});

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

  it('needs a person when the container is not there', async () => {
    const created = transcripts('unknown').create(path, aTranscript());
    await expect(created).rejects.toMatchObject({ verdict: 'blocked' });
  });

  it('refuses a transcript of another hand', async () => {
    const blob = service.getContainerClient('transcripts').getBlockBlobClient(path);
    await blob.upload('{"phrases":[]}', 14);
    await expect(transcripts().read(path)).rejects.toMatchObject({ code: 'unexpected_response' });
  });
});

describe('a storage account that is not there', () => {
  it('is worth another try, and no error shows a signature', async () => {
    const gone = await startStorage({ inMemory: true });
    await gone.close();
    const away = openStorage({ connectionString: gone.connectionString }, noIdentity);
    const settings = { container: 'recordings', access: 'sas' } as const;
    await expect(makeBlobRecordings(away, settings).ping()).rejects.toMatchObject({
      verdict: 'later',
      code: 'storage_unreachable',
    });
  });
});
