import { BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
import { startStorage, type RunningStorage, type StorageEvent } from '../../../local/storage';

let storage: RunningStorage;
let container: ContainerClient;
let events: StorageEvent[];
let record: (event: StorageEvent) => Promise<void>;

beforeEach(async () => {
  events = [];
  record = async (event) => {
    events.push(event);
  };
  storage = await startStorage({ inMemory: true, events: (event) => record(event) });
  container = BlobServiceClient.fromConnectionString(storage.connectionString, {
    retryOptions: { maxTries: 1 },
  }).getContainerClient('audio');
  await container.create();
});

afterEach(() => storage.close());

describe('blob events', () => {
  it('tells of an upload in the Event Grid schema', async () => {
    const blob = container.getBlockBlobClient('calls/a b.wav');

    const { etag, requestId, clientRequestId } = await blob.upload('hello', 5, {
      blobHTTPHeaders: { blobContentType: 'audio/wav' },
    });

    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      eventType: 'Microsoft.Storage.BlobCreated',
      subject: '/blobServices/default/containers/audio/blobs/calls/a b.wav',
      metadataVersion: '1',
      data: {
        api: 'PutBlob',
        eTag: etag,
        requestId,
        clientRequestId,
        contentType: 'audio/wav',
        contentLength: 5,
        blobType: 'BlockBlob',
        url: `${storage.blobUrl}/audio/calls/a%20b.wav`,
      },
    });
    expect(Date.parse(events[0]!.eventTime)).not.toBeNaN();
  });

  it('tells of a block list with the length and type of the whole blob', async () => {
    await container.getBlockBlobClient('blocks.wav').uploadData(Buffer.alloc(3_000_000), {
      blockSize: 1_000_000,
      maxSingleShotSize: 1_000_000,
      blobHTTPHeaders: { blobContentType: 'audio/wav' },
    });

    expect(events.map(({ data }) => data)).toMatchObject([
      { api: 'PutBlockList', contentLength: 3_000_000, contentType: 'audio/wav' },
    ]);
  });

  it('tells of copies, new append blobs and deletions', async () => {
    const source = container.getBlockBlobClient('source');
    await source.upload('hello', 5);
    await (await container.getBlobClient('copy').beginCopyFromURL(source.url)).pollUntilDone();
    await container.getAppendBlobClient('log').create();
    await source.delete();

    expect(events.map(({ eventType, data }) => [eventType, data.api, data.contentLength])).toEqual([
      ['Microsoft.Storage.BlobCreated', 'PutBlob', 5],
      ['Microsoft.Storage.BlobCreated', 'CopyBlob', 5],
      ['Microsoft.Storage.BlobCreated', 'PutBlob', 0],
      ['Microsoft.Storage.BlobDeleted', 'DeleteBlob', undefined],
    ]);
  });

  it('says nothing of blocks, metadata, leases, snapshots, tiers, reads and refused writes', async () => {
    const blob = container.getBlockBlobClient('quiet');
    await blob.upload('hello', 5);
    events.length = 0;

    await blob.stageBlock(Buffer.from('block-1').toString('base64'), 'x', 1);
    await blob.setMetadata({ speaker: 'two' });
    await blob.setHTTPHeaders({ blobContentType: 'audio/ogg' });
    await blob.setAccessTier('Cool');
    const { snapshot } = await blob.createSnapshot();
    await blob.withSnapshot(snapshot ?? '').delete();
    const lease = blob.getBlobLeaseClient();
    await lease.acquireLease(15);
    await lease.releaseLease();
    await blob.downloadToBuffer();
    const refused = blob.upload('again', 5, { conditions: { ifNoneMatch: '*' } });

    await expect(refused).rejects.toMatchObject({ statusCode: 409 });
    expect(events).toEqual([]);
  });

  it('never contains a SAS', async () => {
    const url = await container
      .getBlockBlobClient('secret')
      .generateSasUrl({ permissions: 'cw' as never, expiresOn: new Date(Date.now() + 60_000) });

    const response = await fetch(url, {
      method: 'PUT',
      body: 'hello',
      headers: { 'x-ms-blob-type': 'BlockBlob' },
    });

    expect(response.status).toBe(201);
    expect(events[0]?.data.url).toBe(`${storage.blobUrl}/audio/secret`);
  });

  it('numbers the writes of a blob so that later ones come later', async () => {
    for (let version = 0; version < 20; version += 1) {
      await container.getBlockBlobClient('versions').upload('x', 1);
    }

    const sequencers = events.map(({ data }) => data.sequencer);
    expect(new Set(sequencers).size).toBe(20);
    expect(sequencers).toEqual(sequencers.toSorted());
  });

  it('lets the client hear of success only after the event is recorded', async () => {
    let recorded = false;
    record = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      recorded = true;
    };

    await container.getBlockBlobClient('ordered').upload('x', 1);

    expect(recorded).toBe(true);
  });

  it('fails an upload whose event cannot be recorded, so that it is tried again', async () => {
    record = () => Promise.reject(new Error('disk full'));

    const upload = container.getBlockBlobClient('unrecorded').upload('x', 1);

    await expect(upload).rejects.toMatchObject({ statusCode: 500, code: 'InternalError' });
  });
});
