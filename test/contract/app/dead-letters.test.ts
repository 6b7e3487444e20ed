import type { BlobServiceClient } from '@azure/storage-blob';
import { openStorage } from '../../../shared/adapters/blob/client';
import { makeBlobDeadLetters } from '../../../shared/adapters/blob/dead-letters';
import { startStorage } from '../../../local/storage';
import { describeDeadLetters } from '../../support/app/contract/dead-letters-suite';
import { noIdentity } from '../../support/app/contract/targets';
import { MemoryDeadLetters } from '../../support/app/memory-dead-letters';

const CONTAINER = 'dead-letters';

/** Dead letters in a storage account of their own. */
async function openLocal() {
  const storage = await startStorage({ inMemory: true });
  const service = openStorage({ connectionString: storage.connectionString }, noIdentity);
  await service.createContainer(CONTAINER);
  const deadLetters = makeBlobDeadLetters(service, { container: CONTAINER });
  return { service, deadLetters, close: () => storage.close() };
}

describeDeadLetters({
  name: 'memory, as the other tests use it',
  open: async () => ({ deadLetters: new MemoryDeadLetters(), close: async () => undefined }),
});
describeDeadLetters({ name: 'local storage', open: openLocal });

describe('dead letters that Event Grid has left', () => {
  let local: Awaited<ReturnType<typeof openLocal>>;
  beforeEach(async () => {
    local = await openLocal();
  });
  afterEach(() => local.close());

  const put = (service: BlobServiceClient, name: string, content: string) =>
    service
      .getContainerClient(CONTAINER)
      .getBlockBlobClient(name)
      .upload(content, Buffer.byteLength(content));

  /** As Event Grid writes an event that it could not deliver. */
  const undelivered = (path: string, more: object = {}) => ({
    id: '2f9d6a11-201e-0035-00c6-a9f0b7060bc2',
    topic: '/subscriptions/s/providers/Microsoft.Storage/storageAccounts/calls',
    subject: `/blobServices/default/containers/recordings/blobs/${path}`,
    eventType: 'Microsoft.Storage.BlobCreated',
    eventTime: '2026-03-02T08:00:00.1234567Z',
    dataVersion: '',
    metadataVersion: '1',
    data: { api: 'PutBlob', url: 'https://calls.blob.core.windows.net/recordings/x' },
    deadLetterReason: 'MaxDeliveryAttemptsExceeded',
    deliveryAttempts: 30,
    lastDeliveryOutcome: 'Busy',
    ...more,
  });
  const NAME = 'CALLS/RECORDING-LANDED/2026/3/2/8/5f3a.json';

  it('name the blob, the reason and the time', async () => {
    const { service, deadLetters } = local;
    await put(service, NAME, JSON.stringify([undelivered('March calls/Rückruf №5.wav')]));
    expect(await deadLetters.list(10)).toEqual([
      {
        id: NAME,
        blob: { container: 'recordings', path: 'March calls/Rückruf №5.wav' },
        reason: 'MaxDeliveryAttemptsExceeded',
        at: '2026-03-02T08:00:00.1234567Z',
      },
    ]);
    await deadLetters.remove(NAME);
    expect(await deadLetters.list(10)).toEqual([]);
  });

  it('may be one alone, or several in one blob', async () => {
    const { service, deadLetters } = local;
    await put(service, 'one.json', JSON.stringify(undelivered('a.wav')));
    await put(service, 'two.json', JSON.stringify([undelivered('b.wav'), undelivered('c.wav')]));
    const letters = await deadLetters.list(10);
    expect(letters.map(({ id, blob }) => [id, blob.path])).toEqual([
      ['one.json', 'a.wav'],
      ['two.json', 'b.wav'],
      ['two.json', 'c.wav'],
    ]);
  });

  it.each([
    ['is no JSON', '<html>'],
    ['is empty', ''],
    ['has another shape', '{"subject":7}'],
    ['tells of something else than a blob', JSON.stringify(undelivered('').subject)],
    ['names no blob', JSON.stringify(undelivered(''))],
  ])('stay for a person where one %s, and hide none of the others', async (_what, content) => {
    const { service, deadLetters } = local;
    await put(service, 'odd.json', content);
    await put(service, 'z.json', JSON.stringify(undelivered('a.wav')));
    expect((await deadLetters.list(10)).map(({ id }) => id)).toEqual(['z.json']);
    const odd = service.getContainerClient(CONTAINER).getBlobClient('odd.json');
    expect(await odd.exists()).toBe(true);
  });

  it('need a person when the container is not there', async () => {
    const unknown = makeBlobDeadLetters(local.service, { container: 'unknown' });
    await expect(unknown.list(1)).rejects.toMatchObject({ verdict: 'blocked' });
  });
});
