import { blobWrite } from '../../../../local/storage/blob-write';

const BLOB = '/devstoreaccount1/audio/calls/a%20b.wav';
const HOST = { host: '127.0.0.1:10000' };

describe('blobWrite', () => {
  it.each([
    ['PUT', BLOB, { 'x-ms-blob-type': 'BlockBlob' }, 'PutBlob'],
    ['PUT', BLOB, { 'x-ms-blob-type': 'AppendBlob' }, 'PutBlob'],
    ['PUT', BLOB, { 'x-ms-blob-type': 'BlockBlob', 'x-ms-copy-source': 'http://x' }, 'PutBlob'],
    ['PUT', `${BLOB}?comp=blocklist`, {}, 'PutBlockList'],
    ['PUT', BLOB, { 'x-ms-copy-source': 'http://x' }, 'CopyBlob'],
    ['DELETE', BLOB, {}, 'DeleteBlob'],
    ['DELETE', BLOB, { 'x-ms-delete-snapshots': 'include' }, 'DeleteBlob'],
  ] as const)('takes %s %s %o for a %s', (method, url, headers, api) => {
    expect(blobWrite(method, url, { ...HOST, ...headers })?.api).toBe(api);
  });

  it.each([
    ['GET', BLOB, {}],
    ['HEAD', BLOB, {}],
    ['PUT', `${BLOB}?comp=block&blockid=MQ==`, { 'x-ms-blob-type': 'BlockBlob' }],
    ['PUT', `${BLOB}?comp=metadata`, {}],
    ['PUT', `${BLOB}?comp=tier`, {}],
    ['PUT', `${BLOB}?comp=lease`, {}],
    ['PUT', `${BLOB}?comp=snapshot`, {}],
    ['PUT', `${BLOB}?comp=appendblock`, {}],
    ['PUT', `${BLOB}?comp=page`, {}],
    ['DELETE', `${BLOB}?snapshot=2026-11-21T00:00:00Z`, {}],
    ['DELETE', BLOB, { 'x-ms-delete-snapshots': 'only' }],
    ['PUT', '/devstoreaccount1/audio?restype=container', {}],
    ['DELETE', '/devstoreaccount1/audio?restype=container', {}],
    ['PUT', '/another/audio/a.wav', { 'x-ms-blob-type': 'BlockBlob' }],
  ] as const)('sees no event in %s %s %o', (method, url, headers) => {
    expect(blobWrite(method, url, { ...HOST, ...headers })).toBeUndefined();
  });

  it('decodes the name, keeps the address encoded and leaves the SAS out of it', () => {
    const write = blobWrite('PUT', `${BLOB}?sv=2025-11-05&sig=secret`, {
      ...HOST,
      'x-ms-blob-type': 'BlockBlob',
    });

    expect(write).toMatchObject({
      container: 'audio',
      blob: 'calls/a b.wav',
      url: 'http://127.0.0.1:10000/devstoreaccount1/audio/calls/a%20b.wav',
    });
  });
});
