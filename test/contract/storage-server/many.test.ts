import { BlobSASPermissions, BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
import { QueueServiceClient } from '@azure/storage-queue';
import { startStorage, type RunningStorage } from '../../../local/storage';

let storage: RunningStorage;
let container: ContainerClient;

beforeEach(async () => {
  storage = await startStorage({ inMemory: true });
  container = BlobServiceClient.fromConnectionString(storage.connectionString).getContainerClient(
    'audio',
  );
  await container.create();
});

afterEach(() => storage.close());

describe('one of many', () => {
  it('is the blob of exactly that name, container and content', async () => {
    const other = BlobServiceClient.fromConnectionString(
      storage.connectionString,
    ).getContainerClient('other');
    await other.create();
    // Names that compare as equal numbers are other names all the same.
    const names = ['1', '01', '1.0', 'a', 'A', 'a/b', 'ä'];
    for (const name of names) {
      await container.getBlockBlobClient(name).upload(name, Buffer.byteLength(name));
    }
    await other.getBlockBlobClient('a').upload('elsewhere', 9);

    for (const name of names) {
      expect((await container.getBlobClient(name).downloadToBuffer()).toString()).toBe(name);
    }
    await container.getBlobClient('01').delete();
    expect(await container.getBlobClient('01').exists()).toBe(false);
    expect(await container.getBlobClient('1').exists()).toBe(true);
    expect((await other.getBlobClient('a').downloadToBuffer()).toString()).toBe('elsewhere');
  });

  it('is the message that a receipt was given for', async () => {
    const queue = QueueServiceClient.fromConnectionString(storage.connectionString).getQueueClient(
      'work',
    );
    await queue.create();
    for (let n = 0; n < 40; n += 1) await queue.sendMessage(`m${String(n)}`);

    const { receivedMessageItems } = await queue.receiveMessages({ numberOfMessages: 32 });
    for (const { messageId, popReceipt } of receivedMessageItems) {
      await queue.deleteMessage(messageId, popReceipt);
    }

    const rest = await queue.receiveMessages({ numberOfMessages: 32 });
    const seen = [...receivedMessageItems, ...rest.receivedMessageItems];
    expect(rest.receivedMessageItems).toHaveLength(8);
    expect(new Set(seen.map(({ messageText }) => messageText)).size).toBe(40);
  });

  it('expires by itself', async () => {
    const queue = QueueServiceClient.fromConnectionString(storage.connectionString).getQueueClient(
      'brief',
    );
    await queue.create();
    await queue.sendMessage('gone', { messageTimeToLive: 1 });
    await queue.sendMessage('stays');
    await new Promise((resolve) => setTimeout(resolve, 1200));

    const { receivedMessageItems } = await queue.receiveMessages({ numberOfMessages: 32 });
    expect(receivedMessageItems.map(({ messageText }) => messageText)).toEqual(['stays']);
  });
});

describe('transactions', () => {
  it('are counted by operation and target, those by a link apart', async () => {
    const blob = container.getBlockBlobClient('a.wav');
    await blob.upload('hello', 5);
    await blob.getProperties();
    await blob.downloadToBuffer(0, 5);
    const expiresOn = new Date(Date.now() + 60_000);
    const link = await blob.generateSasUrl({
      permissions: BlobSASPermissions.parse('r'),
      expiresOn,
    });
    await (await fetch(link)).arrayBuffer();
    for await (const _item of container.listBlobsFlat());

    expect(storage.transactions()).toEqual([
      { service: 'blob', operation: 'PUT', target: 'audio', byLink: false, count: 1 },
      { service: 'blob', operation: 'PutBlob', target: 'audio', byLink: false, count: 1 },
      { service: 'blob', operation: 'GetBlobProperties', target: 'audio', byLink: false, count: 1 },
      { service: 'blob', operation: 'GetBlob', target: 'audio', byLink: false, count: 1 },
      { service: 'blob', operation: 'GetBlob', target: 'audio', byLink: true, count: 1 },
      { service: 'blob', operation: 'ListBlobs', target: 'audio', byLink: false, count: 1 },
    ]);
  });
});
