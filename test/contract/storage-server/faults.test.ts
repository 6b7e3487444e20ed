import { BlobSASPermissions, BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
import { QueueServiceClient } from '@azure/storage-queue';
import { startStorage, type RunningStorage } from '../../../local/storage';

const ONE_TRY = { retryOptions: { maxTries: 1 } };

let storage: RunningStorage;
let container: ContainerClient;
let events: number;

beforeEach(async () => {
  events = 0;
  storage = await startStorage({
    inMemory: true,
    events: async () => {
      events += 1;
    },
  });
  container = BlobServiceClient.fromConnectionString(
    storage.connectionString,
    ONE_TRY,
  ).getContainerClient('audio');
  await container.create();
});

afterEach(() => storage.close());

const upload = (name: string) => container.getBlockBlobClient(name).upload('hello', 5);
const read = async (name: string) =>
  (await container.getBlobClient(name).downloadToBuffer()).toString();

describe('faults', () => {
  it('answer a request in the place of the service, and do nothing', async () => {
    const action = { status: 503, retryAfter: 7 };
    storage.faults.add({ service: 'blob', method: 'PUT', path: '/audio/a', action });

    await expect(upload('a')).rejects.toMatchObject({ statusCode: 503, code: 'ServerBusy' });

    expect(await container.getBlobClient('a').exists()).toBe(false);
    expect(storage.faults.strikes()).toBe(1);
    await upload('a');
    expect(await read('a')).toBe('hello');
  });

  it('leave other requests alone', async () => {
    const action = { status: 500 };
    storage.faults.add({ service: 'blob', method: 'PUT', path: '/transcripts/', action });
    storage.faults.add({ service: 'queue', method: 'PUT', action });

    await expect(upload('b')).resolves.toBeDefined();
  });

  it.each([
    ['before', false],
    ['after', true],
  ] as const)('cut the connection %s a write has its effect', async (cut, written) => {
    const calls: boolean[] = [];
    const meanwhile = async () => {
      calls.push(await container.getBlobClient('c').exists());
    };
    storage.faults.add({ service: 'blob', method: 'PUT', action: { cut, meanwhile } });

    await expect(upload('c')).rejects.toThrow();

    expect(calls).toEqual([written]);
    expect(events).toBe(written ? 1 : 0);
  });

  it('drop the connection in the middle of a download', async () => {
    await upload('d');
    storage.faults.add({ service: 'blob', method: 'GET', action: { truncate: true } });

    await expect(read('d')).rejects.toThrow();

    expect(await read('d')).toBe('hello');
  });

  it('delay an answer', async () => {
    await upload('e');
    storage.faults.add({ service: 'blob', method: 'GET', action: { delayMs: 60 } });
    const started = performance.now();

    expect(await read('e')).toBe('hello');

    expect(performance.now() - started).toBeGreaterThan(50);
  });

  it('leave whoever comes with a shared access signature alone', async () => {
    await upload('f');
    const url = await container.getBlobClient('f').generateSasUrl({
      permissions: BlobSASPermissions.parse('r'),
      expiresOn: new Date(Date.now() + 60_000),
    });
    storage.faults.add({ service: 'blob', method: 'GET', action: { status: 503 } });

    expect((await fetch(url)).status).toBe(200);
    await expect(read('f')).rejects.toMatchObject({ statusCode: 503 });
  });

  it('strike queues as well', async () => {
    const service = QueueServiceClient.fromConnectionString(storage.connectionString, ONE_TRY);
    const queue = service.getQueueClient('work');
    await queue.create();
    storage.faults.add({ service: 'queue', method: 'POST', action: { cut: 'after' } });

    await expect(queue.sendMessage('x')).rejects.toThrow();

    expect((await queue.receiveMessages()).receivedMessageItems).toHaveLength(1);
  });
});
