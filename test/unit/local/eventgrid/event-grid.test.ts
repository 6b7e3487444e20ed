import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  startEventGrid,
  type EventGridEvent,
  type EventGridOptions,
  type RunningEventGrid,
} from '../../../../local/eventgrid';
import { temporaryDirectory } from '../../../contract/storage-server/support/temporary-directory';
import { startWebhook, until } from '../../../contract/storage-server/support/webhook';

type Webhook = Awaited<ReturnType<typeof startWebhook>>;

/** Nothing listens there (the discard port). */
const NOWHERE = 'http://127.0.0.1:9/';
const QUICK = { retryMs: [5], refusedMs: [5], responseWindowMs: 200 };

const closing: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const part of closing.splice(0).reverse()) await part.close();
});

async function webhook(...parameters: Parameters<typeof startWebhook>): Promise<Webhook> {
  const started = await startWebhook(...parameters);
  closing.push(started);
  return started;
}

async function eventGrid(
  endpoint: string,
  options: Partial<EventGridOptions> = {},
): Promise<RunningEventGrid> {
  const started = await startEventGrid({
    inMemory: true,
    schedule: QUICK,
    subscriptions: [
      {
        name: 'uploads',
        subjectBeginsWith: '/blobServices/default/containers/audio/',
        apis: ['PutBlob'],
        endpoint,
      },
    ],
    ...options,
  } as EventGridOptions);
  closing.push(started);
  return started;
}

function event(name: string, data: Record<string, unknown> = { api: 'PutBlob' }): EventGridEvent {
  return {
    id: name,
    topic: '/subscriptions/0/storageAccounts/local',
    subject: `/blobServices/default/containers/audio/blobs/${name}`,
    eventType: 'Microsoft.Storage.BlobCreated',
    eventTime: '2026-11-21T09:00:00.000Z',
    data,
    dataVersion: '',
    metadataVersion: '1',
  };
}

function delivered({ notifications }: Webhook): string[] {
  return notifications.flatMap(({ events }) => events.map(({ id }) => id));
}

describe('event delivery', () => {
  it('shakes hands, then posts each event as an array of one with the headers of Event Grid', async () => {
    const receiver = await webhook();
    const grid = await eventGrid(receiver.url);

    await grid.publish(event('a'));
    await grid.idle();

    expect(receiver.validations()).toBe(1);
    expect(receiver.notifications.map(({ events }) => events)).toEqual([[event('a')]]);
    expect(receiver.notifications[0]?.headers).toMatchObject({
      'aeg-event-type': 'Notification',
      'aeg-subscription-name': 'UPLOADS',
      'aeg-delivery-count': '0',
      'content-type': 'application/json; charset=utf-8',
    });
  });

  it('delivers only what the subscription asks for', async () => {
    const receiver = await webhook();
    const grid = await eventGrid(receiver.url);

    await grid.publish(event('created by SFTP', { api: 'SftpCreate' }));
    await grid.publish({
      ...event('b'),
      subject: '/blobServices/default/containers/audio-old/blobs/b',
    });
    await grid.publish(event('wanted'));
    await grid.idle();

    expect(delivered(receiver)).toEqual(['wanted']);
  });

  it('repeats a delivery until it is accepted', async () => {
    const answers = [500, 503, 404, 200];
    const receiver = await webhook(() => answers.shift() ?? 200);
    const grid = await eventGrid(receiver.url);

    await grid.publish(event('a'));
    await grid.idle();

    const counts = receiver.notifications.map(({ headers }) => headers['aeg-delivery-count']);
    expect(counts).toEqual(['0', '1', '2', '3']);
  });

  it('repeats a delivery that is not answered in time', async () => {
    let calls = 0;
    const receiver = await webhook(async () => {
      calls += 1;
      if (calls === 1) await new Promise((resolve) => setTimeout(resolve, 400));
      return 200;
    });
    const grid = await eventGrid(receiver.url);

    await grid.publish(event('slow'));
    await grid.idle();

    expect(calls).toBe(2);
  });

  it.each([400, 401, 403, 413])('dead-letters an event that is answered %i', async (status) => {
    const deadLetters: [string, string][] = [];
    const receiver = await webhook(() => status);
    const grid = await eventGrid(receiver.url, {
      deadLetter: async ({ id }, reason) => {
        deadLetters.push([id, reason]);
      },
    });

    await grid.publish(event('unwelcome'));
    await grid.idle();

    expect(receiver.notifications).toHaveLength(1);
    expect(deadLetters).toEqual([['unwelcome', `The endpoint answered ${String(status)}.`]]);
  });

  it('waits for an endpoint that is not there yet', async () => {
    const grid = await eventGrid(NOWHERE);
    await grid.publish(event('early'));
    const receiver = await webhook();

    grid.setEndpoint('uploads', receiver.url);
    await grid.idle();

    expect(delivered(receiver)).toEqual(['early']);
  });

  it('goes on after the endpoint was restarted on its port', async () => {
    const first = await startWebhook();
    const grid = await eventGrid(first.url);
    await grid.publish(event('before'));
    await grid.idle();
    await first.close();
    await grid.publish(event('meanwhile'));

    const second = await webhook(() => 200, first.port);
    await grid.idle();

    expect(delivered(second)).toEqual(['meanwhile']);
  });

  it('says which endpoint does not answer the handshake', async () => {
    const problems: string[] = [];
    const wrong = await startWrongEndpoint();
    await eventGrid(wrong.url, { onProblem: (problem) => problems.push(problem) });

    await until(() => problems.length > 0);

    expect(problems).toEqual([
      'The endpoint of event subscription uploads is not valid yet: It answered 404 without the validation code.',
    ]);
  });
});

describe('delivery faults', () => {
  it('delivers duplicates', async () => {
    const receiver = await webhook();
    const grid = await eventGrid(receiver.url, { faults: [{ action: { duplicate: 3 } }] });

    await grid.publish(event('a'));
    await grid.idle();

    expect(delivered(receiver)).toEqual(['a', 'a', 'a']);
  });

  it('loses the events it is told to lose', async () => {
    const receiver = await webhook();
    const grid = await eventGrid(receiver.url);
    grid.faults.add({ action: { drop: true } });

    await grid.publish(event('lost'));
    await grid.publish(event('kept'));
    await grid.idle();

    expect(delivered(receiver)).toEqual(['kept']);
  });

  it('delivers out of order', async () => {
    const receiver = await webhook();
    const grid = await eventGrid(receiver.url, {
      faults: [{ subject: 'first', action: { delayMs: 300 } }],
    });

    await grid.publish(event('first'));
    await grid.publish(event('second'));
    await grid.idle();

    expect(delivered(receiver)).toEqual(['second', 'first']);
  });
});

describe('a new run', () => {
  it('delivers what the last one did not, however long it was to wait', async () => {
    const dataDirectory = temporaryDirectory();
    const receiver = await webhook();
    const options = {
      subscriptions: [{ name: 's', subjectBeginsWith: '', apis: ['PutBlob'], endpoint: NOWHERE }],
      dataDirectory,
    };
    const first = await startEventGrid({
      ...options,
      faults: [{ action: { delayMs: 3_600_000 } }],
    });
    await first.publish(event('left over'));
    await first.close();

    const second = await startEventGrid(options);
    closing.push(second);
    second.setEndpoint('s', receiver.url);
    await second.idle();

    expect(delivered(receiver)).toEqual(['left over']);
  });
});

async function startWrongEndpoint() {
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const wrong = {
    url: `http://127.0.0.1:${String(port)}/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
  closing.push(wrong);
  return wrong;
}
