import { text } from 'node:stream/consumers';
import type { BlobServiceClient } from '@azure/storage-blob';
import { openStorage } from '../../../shared/adapters/blob/client';
import { makeBlobRecordings } from '../../../shared/adapters/blob/recordings';
import { versionOf } from '../../../shared/domain/recording-id';
import { startStorage, type RunningStorage } from '../../../local/storage';
import { anyText, textLike } from '../../support/app/matching';
import { noIdentity } from '../../support/app/contract/targets';

const ODD_PATHS = ['a.wav', 'März/Rückruf №5 100%.wav', 'a b/c+d&e=f?g#h.wav', "it's (1) [2].wav"];

let storage: RunningStorage;
let service: BlobServiceClient;
beforeEach(async () => {
  storage = await startStorage({ inMemory: true });
  service = openStorage({ connectionString: storage.connectionString }, noIdentity);
  for (const name of ['recordings', 'transcripts', 'dead-letters']) {
    await service.createContainer(name);
  }
});
afterEach(() => storage.close());

const recordings = (settings: { container?: string; access?: 'sas' | 'identity' } = {}) =>
  makeBlobRecordings(service, { container: 'recordings', access: 'sas', ...settings });
const blob = (path = 'a.wav', container = 'recordings') => ({ container, path });
const upload = (path: string, content: string, container = 'recordings') =>
  service.getContainerClient(container).getBlockBlobClient(path).upload(content, content.length);

describe('the container of recordings', () => {
  it.each(ODD_PATHS)('knows %s by the same version in properties and listing', async (path) => {
    await upload(path, 'some audio');
    const properties = await recordings().properties(blob(path));
    const { blobs } = await recordings().page('recordings', {});
    expect(properties?.sizeBytes).toBe(10);
    expect(blobs).toEqual([
      { ...blob(path), etag: anyText, sizeBytes: 10, modifiedAt: textLike(/^\d{4}-.*Z$/) },
    ]);
    expect(versionOf(blobs[0]?.etag ?? '')).toBe(versionOf(properties?.etag ?? ''));
    expect(Math.abs(Date.parse(blobs[0]?.modifiedAt ?? '') - Date.now())).toBeLessThan(60_000);
  });

  it('gives another version to the same content when it is written again', async () => {
    await upload('a.wav', 'same');
    const first = await recordings().properties(blob('a.wav'));
    await upload('a.wav', 'same');
    const second = await recordings().properties(blob('a.wav'));
    expect(versionOf(second?.etag ?? '')).not.toBe(versionOf(first?.etag ?? ''));
  });

  it('has no properties of a blob that is not there', async () => {
    expect(await recordings().properties(blob('gone.wav'))).toBeUndefined();
  });

  it('reads the first bytes of that version only', async () => {
    await upload('a.wav', 'RIFF and more');
    const { etag = '' } = (await recordings().properties(blob('a.wav'))) ?? {};
    expect((await recordings().firstBytes(blob('a.wav'), etag, 4))?.toString()).toBe('RIFF');
    await upload('a.wav', 'another');
    expect(await recordings().firstBytes(blob('a.wav'), etag, 4)).toBeUndefined();
    expect(await recordings().firstBytes(blob('gone.wav'), etag, 4)).toBeUndefined();
  });

  it.each(ODD_PATHS)(
    'gives a link under which %s can be read by anybody, and not written',
    async (path) => {
      await upload(path, 'some audio');
      const link = await recordings().readUrl(blob(path));
      const read = await fetch(link);
      expect([read.status, await read.text()]).toEqual([200, 'some audio']);
      const headers = { 'x-ms-blob-type': 'BlockBlob' };
      expect((await fetch(link, { method: 'PUT', headers, body: 'x' })).status).toBe(403);
      expect((await fetch(recordings().url(blob(path)))).status).not.toBe(200);
    },
  );

  it('gives links that last for a day and a half, and begin before now', async () => {
    const query = new URL(await recordings().readUrl(blob('a.wav'))).searchParams;
    const hours = (name: string) => (Date.parse(query.get(name) ?? '') - Date.now()) / 3_600_000;
    expect(hours('se')).toBeGreaterThan(35.9);
    expect(hours('se')).toBeLessThan(36.1);
    expect(hours('st')).toBeLessThan(-0.2);
    expect(query.get('sp')).toBe('r');
  });

  it('gives plain URLs where the service reads with its own identity', async () => {
    const plain = recordings({ access: 'identity' });
    expect(await plain.readUrl(blob('a b.wav'))).toBe(plain.url(blob('a b.wav')));
    expect(plain.url(blob('a b.wav'))).not.toContain('?');
  });

  it('signs links for services outside of Azure, whatever others read with', async () => {
    await upload('a b.wav', 'some audio');
    const link = await recordings({ access: 'identity' }).signedUrl(blob('a b.wav'));
    expect(await (await fetch(link)).text()).toBe('some audio');
  });

  it('is read as it arrives, of that version only', async () => {
    await upload('a.wav', 'RIFF and more');
    const { etag = '' } = (await recordings().properties(blob('a.wav'))) ?? {};
    expect(await text(await recordings().open(blob('a.wav'), etag))).toBe('RIFF and more');
    await upload('a.wav', 'another');
    const refused = { verdict: 'later', code: 'recording_changed' };
    await expect(recordings().open(blob('a.wav'), etag)).rejects.toMatchObject(refused);
    await expect(recordings().open(blob('gone.wav'), etag)).rejects.toMatchObject(refused);
  });

  it('knows blobs of other containers of the account as well', async () => {
    await service.createContainer('archive');
    await upload('2019/old.wav', 'RIFF and more', 'archive');
    const old = blob('2019/old.wav', 'archive');
    const { etag = '', sizeBytes } = (await recordings().properties(old)) ?? {};
    expect(sizeBytes).toBe(13);
    expect((await recordings().firstBytes(old, etag, 4))?.toString()).toBe('RIFF');
    expect(await (await fetch(await recordings().readUrl(old))).text()).toBe('RIFF and more');
    expect(await recordings().properties(blob('2019/old.wav'))).toBeUndefined();
  });

  it('needs a person when the container is not there', async () => {
    await expect(recordings().ping()).resolves.toBeUndefined();
    await expect(recordings({ container: 'unknown' }).ping()).rejects.toMatchObject({
      verdict: 'blocked',
    });
  });
});

describe('pages of a container', () => {
  const PATHS = ['2019/a.wav', '2019/b.wav', '2020/c.wav', '2020/d.wav', 'e.wav'];
  beforeEach(async () => {
    for (const path of PATHS.toReversed()) await upload(path, 'some audio');
  });

  it('give all blobs in the order of their paths, each page going on where the last one ended', async () => {
    const paths: string[] = [];
    let pages = 0;
    for (let continuation: string | undefined, first = true; first || continuation; first = false) {
      const from = { limit: 2, ...(continuation !== undefined && { continuation }) };
      const page = await recordings().page('recordings', from);
      paths.push(...page.blobs.map(({ path }) => path));
      pages += 1;
      ({ continuation } = page);
    }
    expect(paths).toEqual(PATHS);
    expect(pages).toBe(3);
  });

  it('give what begins with a prefix', async () => {
    const { blobs, ...rest } = await recordings().page('recordings', { prefix: '2020/' });
    expect(blobs.map(({ path }) => path)).toEqual(['2020/c.wav', '2020/d.wav']);
    expect(rest).toEqual({});
    expect(await recordings().page('recordings', { prefix: '2021/' })).toEqual({ blobs: [] });
  });

  it('have no more after a page that is just full', async () => {
    const page = await recordings().page('recordings', { prefix: '2019/', limit: 2 });
    expect(page.blobs).toHaveLength(2);
    const { continuation } = page;
    const rest =
      continuation === undefined
        ? { blobs: [] }
        : await recordings().page('recordings', { prefix: '2019/', limit: 2, continuation });
    expect(rest).toEqual({ blobs: [] });
  });

  it('need a person when the container is not there', async () => {
    await expect(recordings().page('unknown', {})).rejects.toMatchObject({ verdict: 'blocked' });
  });
});

describe('deleting a recording', () => {
  it.each(ODD_PATHS)('deletes %s, also when it is gone, and no other', async (path) => {
    await upload(path, 'some audio');
    await upload('other.wav', 'some audio');
    await recordings().delete(blob(path));
    await recordings().delete(blob(path));
    expect(await recordings().properties(blob(path))).toBeUndefined();
    expect(await recordings().properties(blob('other.wav'))).toBeDefined();
  });

  it('deletes its snapshots with it', async () => {
    await upload('a.wav', 'some audio');
    const client = service.getContainerClient('recordings').getBlobClient('a.wav');
    const { snapshot = '' } = await client.createSnapshot();
    await recordings().delete(blob());
    expect(await client.withSnapshot(snapshot).exists()).toBe(false);
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
