import { createHash } from 'node:crypto';
import type { BlobServiceClient, BlockBlobUploadOptions } from '@azure/storage-blob';
import { openStorage } from '../../../shared/adapters/blob/client';
import { makeBlobRecordings } from '../../../shared/adapters/blob/recordings';
import { recordingIdOf } from '../../../shared/domain/recording-id';
import { startStorage, type RunningStorage } from '../../../local/storage';
import { noIdentity } from '../../support/app/contract/targets';
import { anyText } from '../../support/app/matching';
import { memoryPorts, takeInOf } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const ODD_PATH = 'März/Rückruf №5 100%.wav';

let storage: RunningStorage;
let service: BlobServiceClient;
beforeEach(async () => {
  storage = await startStorage({ inMemory: true });
  service = openStorage({ connectionString: storage.connectionString }, noIdentity);
  await service.createContainer('recordings');
});
afterEach(() => storage.close());

const recordings = () => makeBlobRecordings(service, { container: 'recordings', access: 'sas' });
const blob = (path: string) => ({ container: 'recordings', path });
const upload = (path: string, content: string, options: BlockBlobUploadOptions = {}) =>
  service
    .getContainerClient('recordings')
    .getBlockBlobClient(path)
    .upload(content, Buffer.byteLength(content), options);

/** Takes in a recording of the storage account and gives what the ledger has then. */
async function takenIn(path: string) {
  const ports = { ...memoryPorts(), recordings: recordings() };
  await takeInOf(ports)(blob(path), new RecordedWorkflows());
  return ports.ledger.of(recordingIdOf('recordings', path));
}

describe('what a blob says of itself', () => {
  it('has metadata, the number of its tags and its Content-MD5 with its properties', async () => {
    const metadata = { locale: 'de-DE', callId: 'c-1' };
    await upload('a.wav', 'some audio', { metadata, tags: { queue: 'billing' } });
    const properties = await recordings().properties(blob('a.wav'));
    expect(properties).toEqual({
      etag: anyText,
      sizeBytes: 10,
      modifiedAt: anyText,
      metadata: { locale: 'de-DE', callid: 'c-1' },
      tags: 1,
      contentMd5: createHash('md5').update('some audio').digest('base64'),
    });
    expect(Math.abs(Date.parse(properties?.modifiedAt ?? '') - Date.now())).toBeLessThan(60_000);
  });

  it('has nothing where nothing was given', async () => {
    await upload('a.wav', 'some audio');
    expect(await recordings().properties(blob('a.wav'))).toMatchObject({ metadata: {}, tags: 0 });
    expect(await recordings().tags(blob('a.wav'))).toEqual({});
    expect(await recordings().tags(blob('gone.wav'))).toEqual({});
  });

  it('has tags as they were written', async () => {
    const tags = { callId: 'c-1', speakers: 'channel0:agent channel1:customer' };
    await upload(ODD_PATH, 'some audio', { tags });
    expect(await recordings().tags(blob(ODD_PATH))).toEqual(tags);
  });

  it('has bytes from the middle, of that version only', async () => {
    await upload('a.wav', 'some audio');
    const { etag = '' } = (await recordings().properties(blob('a.wav'))) ?? {};
    const read = () => recordings().bytesFrom(blob('a.wav'), etag, 5, 3);
    expect((await read())?.toString()).toBe('aud');
    await upload('a.wav', 'other audio');
    expect(await read()).toBeUndefined();
  });
});

describe('a small blob', () => {
  const read = async (path: string, most: number) => {
    const small = await recordings().small(blob(path), most);
    return small && { ...small, content: Buffer.from(small.content).toString() };
  };

  it.each([10, 11, 5000])('is read as a whole where %i bytes may be', async (most) => {
    await upload(ODD_PATH, '{"a":"好"}');
    expect(await read(ODD_PATH, most + 1)).toEqual({ etag: anyText, content: '{"a":"好"}' });
  });

  it('is not read when it is larger', async () => {
    await upload('a.json', 'x'.repeat(11));
    expect(await recordings().small(blob('a.json'), 10)).toMatchObject({ content: 'too_large' });
  });

  it('is not there when it is empty', async () => {
    await upload('a.json', '');
    expect(await read('a.json', 10)).toBeUndefined();
    expect(await read('gone.json', 10)).toBeUndefined();
  });
});

describe('taking in a recording of a storage account', () => {
  it('follows its side-car before its metadata before its tags', async () => {
    await upload(ODD_PATH, 'RIFF', {
      metadata: { locale: 'es-ES', agent: 'm', maxSpeakers: '4' },
      tags: { agent: 't', queue: 't', locale: 'it-IT' },
    });
    const sidecar = ODD_PATH.replace('.wav', '.json');
    await upload(sidecar, JSON.stringify({ locale: 'fr-FR', call: { callId: 'c-1' } }));
    expect(await takenIn(ODD_PATH)).toMatchObject({
      status: 'rejected',
      reason: { code: 'choices_contradictory' },
    });
    await upload(ODD_PATH, 'RIFF', {
      metadata: { locale: 'es-ES', agent: 'm' },
      tags: { agent: 't', queue: 't', locale: 'it-IT' },
    });
    expect(await takenIn(ODD_PATH)).toMatchObject({
      status: 'queued',
      choices: { locale: 'fr-FR' },
      call: { callId: 'c-1', agent: 'm', queue: 't' },
      sidecar: { path: sidecar },
      contentMd5: anyText,
    });
  });
});
