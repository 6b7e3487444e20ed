import { QueueServiceClient, type QueueClient } from '@azure/storage-queue';
import { makeAnnouncer } from '../../../shared/adapters/announce';
import { toCloudEvent } from '../../../shared/adapters/announce/to-cloud-event';
import { startStorage, type RunningStorage } from '../../../local/storage';
import { anEnding, ORIGIN } from '../../support/app/an-ending';
import { noIdentity } from '../../support/app/contract/targets';
import { textWith } from '../../support/app/matching';

const YEAR_MS = 365 * 24 * 3_600_000;

let storage: RunningStorage;
let queue: QueueClient;
beforeEach(async () => {
  storage = await startStorage({ inMemory: true });
  queue = QueueServiceClient.fromConnectionString(storage.connectionString).getQueueClient(
    'announcements',
  );
  await queue.create();
});
afterEach(() => storage.close());

const announcer = (changes: { queue?: string; connectionString?: string } = {}) => {
  const { queue: name = 'announcements', connectionString = storage.connectionString } = changes;
  return makeAnnouncer({ queue: name, connection: { connectionString } }, ORIGIN, noIdentity);
};

/** All messages, as a queue trigger reads them. */
async function messages(): Promise<unknown[]> {
  const { receivedMessageItems } = await queue.receiveMessages({ numberOfMessages: 32 });
  return receivedMessageItems.map(
    ({ messageText }) => JSON.parse(Buffer.from(messageText, 'base64').toString('utf8')) as unknown,
  );
}

describe('announcing to a storage queue', () => {
  it('leaves one message in base64, a CloudEvent', async () => {
    await announcer().announce(anEnding({ path: 'März/Rückruf.wav' }));
    expect(await messages()).toEqual([
      toCloudEvent(anEnding({ path: 'März/Rückruf.wav' }), ORIGIN),
    ]);
  });

  it('leaves it there until somebody takes it', async () => {
    await announcer().announce(anEnding());
    const { peekedMessageItems } = await queue.peekMessages();
    const [message] = peekedMessageItems;
    expect(message?.expiresOn.getTime()).toBeGreaterThan(Date.now() + 10 * YEAR_MS);
  });

  it('says which queue to make when there is none', async () => {
    await expect(announcer({ queue: 'unknown' }).announce(anEnding())).rejects.toMatchObject({
      verdict: 'blocked',
      message: textWith('Make the queue "unknown"'),
    });
  });

  it('needs a person for a wrong key', async () => {
    const wrong = Buffer.from('a key of another account').toString('base64');
    const connectionString = storage.connectionString.replace(
      /AccountKey=[^;]+/,
      `AccountKey=${wrong}`,
    );
    await expect(announcer({ connectionString }).announce(anEnding())).rejects.toMatchObject({
      verdict: 'blocked',
      message: textWith('Storage Queue Data Message Sender'),
    });
  });

  it.each([429, 500, 503])('asks once when it is answered with %d', async (status) => {
    const action = { status };
    storage.faults.add({ service: 'queue', method: 'POST', action, times: 'always' });
    await expect(announcer().announce(anEnding())).rejects.toMatchObject({
      verdict: 'later',
      status,
    });
    expect(storage.faults.strikes()).toBe(1);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('comes out when the connection is cut %s the message is there', async (cut, left) => {
    storage.faults.add({ service: 'queue', method: 'POST', action: { cut } });
    await expect(announcer().announce(anEnding())).rejects.toMatchObject({
      verdict: 'later',
      code: 'announce_unreachable',
    });
    expect(await messages()).toHaveLength(left);
  });

  it('gives up after a few seconds without an answer', async () => {
    storage.faults.add({ service: 'queue', method: 'POST', action: { delayMs: 8_000 } });
    const started = performance.now();
    await expect(announcer().announce(anEnding())).rejects.toMatchObject({ verdict: 'later' });
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});
