import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import {
  BlobSASPermissions,
  BlobServiceClient,
  generateBlobSASQueryParameters,
  StorageSharedKeyCredential,
  type ContainerClient,
} from '@azure/storage-blob';
import { QueueServiceClient } from '@azure/storage-queue';
import {
  ACCOUNT_KEY,
  ACCOUNT_NAME,
  startStorage,
  type RunningStorage,
} from '../../../local/storage';
import { temporaryDirectory } from './support/temporary-directory';

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

describe('blob storage', () => {
  it('stores and returns a blob', async () => {
    const blob = container.getBlockBlobClient('calls/böse Namen/a b.wav');

    await blob.upload('hello', 5, { blobHTTPHeaders: { blobContentType: 'audio/wav' } });

    expect((await blob.downloadToBuffer()).toString()).toBe('hello');
    expect(await blob.getProperties()).toMatchObject({
      contentLength: 5,
      contentType: 'audio/wav',
    });
  });

  it('reads a range', async () => {
    const blob = container.getBlockBlobClient('range');
    await blob.upload('0123456789', 10);

    expect((await blob.downloadToBuffer(3, 4)).toString()).toBe('3456');
  });

  it('commits a streamed upload of several blocks', async () => {
    const content = Buffer.alloc(5_000_000, 'recording ');
    const blob = container.getBlockBlobClient('blocks');

    await blob.uploadStream(Readable.from([content]), 1_000_000, 3);

    const downloaded = await blob.downloadToBuffer();
    expect(hash(downloaded)).toBe(hash(content));
  });

  it('serves a blob to whoever has its SAS, and to nobody else', async () => {
    const blob = container.getBlockBlobClient('shared.wav');
    await blob.upload('shared', 6);
    const sas = generateBlobSASQueryParameters(
      {
        containerName: 'audio',
        blobName: 'shared.wav',
        permissions: BlobSASPermissions.parse('r'),
        expiresOn: new Date(Date.now() + 60_000),
      },
      new StorageSharedKeyCredential(ACCOUNT_NAME, ACCOUNT_KEY),
    ).toString();

    const allowed = await fetch(`${blob.url}?${sas}`, { headers: { range: 'bytes=0-2' } });
    const forbidden = await fetch(`${blob.url}?${sas.replace(/sig=.{4}/, 'sig=AAAA')}`);

    expect([allowed.status, await allowed.text()]).toEqual([206, 'sha']);
    expect(forbidden.status).toBe(403);
  });

  it('keeps nothing of an upload that the client breaks off', async () => {
    const blob = container.getBlockBlobClient('aborted');
    const controller = new AbortController();
    const endless = async function* () {
      for (;;) {
        yield Buffer.alloc(100_000);
        await delay(1);
      }
    };
    const source = Readable.from(endless());
    setTimeout(() => controller.abort(), 100);

    const upload = blob.upload(() => source, 50_000_000, { abortSignal: controller.signal });

    await expect(upload).rejects.toMatchObject({ name: 'AbortError' });
    source.destroy();
    expect(await blob.exists()).toBe(false);
  });

  it.each(['blob', 'queue', 'table'] as const)('names the %s port that is taken', async (name) => {
    const taken = Number(new URL(storage[`${name}Url`]).port);

    const second = startStorage({ dataDirectory: temporaryDirectory(), ports: { [name]: taken } });

    await expect(second).rejects.toThrow(`Port ${String(taken)} for ${name} storage is in use`);
  });
});

describe('queue storage', () => {
  it('hands out a message that was sent', async () => {
    const queue = QueueServiceClient.fromConnectionString(storage.connectionString).getQueueClient(
      'webjobs-blobtrigger-poison',
    );
    await queue.create();
    await queue.sendMessage('poison');

    const { receivedMessageItems } = await queue.receiveMessages();

    expect(receivedMessageItems.map(({ messageText }) => messageText)).toEqual(['poison']);
  });
});

describe('reading with plain HTTP', () => {
  it('answers HEAD and GET alike', async () => {
    const blob = container.getBlockBlobClient('head');
    await blob.upload('12345', 5);
    const downloaded = await blob.download();
    const properties = await blob.getProperties();

    const stream = downloaded.readableStreamBody;
    expect(stream && (await buffer(stream)).toString()).toBe('12345');
    expect(properties.etag).toBe(downloaded.etag);
  });
});

function hash(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
