import { BlobServiceClient } from '@azure/storage-blob';
import { QueueServiceClient, type QueueClient } from '@azure/storage-queue';
import { startAzurite, type Azurite } from './azurite';
import { RunningApp } from './running-app';
import { until } from './until';

describe('storage triggers on the local host', () => {
  let azurite: Azurite;
  let app: RunningApp;
  let blobs: BlobServiceClient;
  let queues: QueueServiceClient;

  beforeAll(async () => {
    azurite = await startAzurite();
    const connection = azurite.connectionString;
    blobs = BlobServiceClient.fromConnectionString(connection);
    queues = QueueServiceClient.fromConnectionString(connection);
    const settings = { AzureWebJobsStorage: connection, DataStorage: connection };
    app = new RunningApp({ app: 'storage-app', settings });
    await app.start();
  });
  afterAll(async () => {
    await app.dispose();
    await azurite.close();
  });

  async function upload(container: string, name: string, text: string): Promise<void> {
    const client = blobs.getContainerClient(container);
    await client.createIfNotExists();
    const blob = client.getBlockBlobClient(name);
    await blob.upload(text, Buffer.byteLength(text), { metadata: { origin: 'test' } });
  }

  function webhook(functionName: string, body: unknown, method = 'POST'): Promise<Response> {
    const query = `functionName=Host.Functions.${functionName}&code=x`;
    return fetch(`${app.url}/runtime/webhooks/blobs?${query}`, {
      method,
      headers: { 'content-type': 'application/json', 'aeg-event-type': 'Notification' },
      ...(method === 'POST' && { body: JSON.stringify(body) }),
    });
  }

  function created(container: string, name: string) {
    const url = blobs.getContainerClient(container).getBlobClient(name).url;
    return {
      eventType: 'Microsoft.Storage.BlobCreated',
      data: { api: 'PutBlob', blobType: 'BlockBlob', eTag: '0x1', url },
    };
  }

  async function taken(queue: QueueClient): Promise<string> {
    return until(async () => {
      const { receivedMessageItems } = await queue.receiveMessages();
      const [message] = receivedMessageItems;
      return message && Buffer.from(message.messageText, 'base64').toString('utf8');
    });
  }

  it('answers both handshakes of Event Grid', async () => {
    const validation = await webhook('blobLanded', [
      {
        eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent',
        data: { validationCode: '512d38b6' },
      },
    ]);
    expect(validation.status).toBe(200);
    expect(await validation.json()).toEqual({ validationResponse: '512d38b6' });
    expect((await webhook('blobLanded', null, 'OPTIONS')).headers.get('webhook-allowed-rate')).toBe(
      '*',
    );
  });

  it('runs a function with names in place of the content', async () => {
    await upload('landing', 'calls/ä 1.wav', 'RIFF');
    expect((await webhook('blobLanded', [created('landing', 'calls/ä 1.wav')])).status).toBe(202);

    const [call] = await until(() => {
      const calls = app.recorded<Record<string, unknown>>('blobLanded');
      return calls.length > 0 && calls;
    });
    expect(call).toMatchObject({
      blob: { Connection: 'DataStorage', ContainerName: 'landing', BlobName: 'calls/ä 1.wav' },
      name: 'calls/ä 1.wav',
      blobTrigger: 'landing/calls/ä 1.wav',
      metadata: { origin: 'test' },
    });
    expect(call?.uri).toBe(blobs.getContainerClient('landing').getBlobClient('calls/ä 1.wav').url);
  });

  it('hands the content over without sdkBinding, and only for blobs that match the path', async () => {
    await upload('contents', 'other.wav', 'no');
    await upload('contents', 'note.txt', 'yes');
    const event = { ...created('contents', 'note.txt'), type: 'Microsoft.Storage.BlobCreated' };
    await webhook('blobContent', [created('contents', 'other.wav')]);
    await webhook('blobContent', event);

    await until(() => app.recorded('blobContent').length > 0);
    expect(app.recorded('blobContent')).toEqual([{ text: 'yes', name: 'note' }]);
  });

  it('drops events for blobs that are gone and for functions that are not there', async () => {
    await webhook('blobLanded', [created('landing', 'gone.wav')]);
    await webhook('nothing', [created('landing', 'gone.wav')]);
    await upload('landing', 'after.wav', 'x');
    await webhook('blobLanded', [created('landing', 'after.wav')]);

    const names = () => app.recorded<{ name: string }>('blobLanded').map(({ name }) => name);
    await until(() => names().includes('after.wav'));
    expect(names()).not.toContain('gone.wav');
  });

  it('tries a blob five times and puts it on the poison queue then', async () => {
    await upload('landing', 'bad.wav', 'x');
    await webhook('blobLanded', [created('landing', 'bad.wav')]);

    const poison = queues.getQueueClient('webjobs-blobtrigger-poison');
    await until(() => poison.exists());
    expect(JSON.parse(await taken(poison))).toEqual({
      FunctionId: 'Host.Functions.blobLanded',
      BlobType: 'BlockBlob',
      ContainerName: 'landing',
      BlobName: 'bad.wav',
      ETag: '0x1',
    });
    const tries = app.recorded<{ name: string }>('blobLanded').filter((t) => t.name === 'bad.wav');
    expect(tries).toHaveLength(5);
  });

  it('runs a function again that was cut off by a kill', async () => {
    await upload('landing', 'slow.wav', 'x');
    await webhook('blobLanded', [created('landing', 'slow.wav')]);
    const begun = () =>
      app.recorded<{ name: string }>('blobLanded').filter(({ name }) => name === 'slow.wav');
    await until(() => begun().length === 1);
    await app.kill();
    await app.start();

    await until(() => app.recorded('blobDone').includes('slow.wav'));
    expect(begun()).toHaveLength(2);
  });

  it('runs a function for a queue message, and puts it on a poison queue after five tries', async () => {
    const queue = queues.getQueueClient('orders');
    for (const text of [JSON.stringify({ n: 1 }), 'bad']) {
      await queue.sendMessage(Buffer.from(text).toString('base64'));
    }
    const poison = queues.getQueueClient('orders-poison');
    await until(() => poison.exists());

    expect(await taken(poison)).toBe('bad');
    const calls = app.recorded<{ message: unknown; tries: number }>('queued');
    expect(calls).toContainEqual({ message: { n: 1 }, tries: 1 });
    const bad = calls.filter(({ message }) => message === 'bad');
    expect(bad.map(({ tries }) => tries)).toEqual([1, 2, 3, 4, 5]);
  });
});
