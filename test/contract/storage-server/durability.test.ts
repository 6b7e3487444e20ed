import { join } from 'node:path';
import { BlobServiceClient } from '@azure/storage-blob';
import { QueueServiceClient } from '@azure/storage-queue';
import { Child } from './support/child';
import { temporaryDirectory } from './support/temporary-directory';
import { startWebhook, until } from './support/webhook';

const SCRIPT = join(__dirname, 'support', 'storage-process.ts');
/** Nothing listens there (the discard port). */
const NOWHERE = 'http://127.0.0.1:9/';

describe('storage after kill -9', () => {
  it('has every blob and message that was acknowledged, and their events', async () => {
    const dataDirectory = temporaryDirectory();
    const [first, before] = await Child.start<string>(SCRIPT, { dataDirectory, webhook: NOWHERE });
    const names = Array.from({ length: 40 }, (_, index) => `call-${String(index)}`);
    await audio(before).create();
    await queue(before).create();
    for (const name of names)
      await audio(before).getBlockBlobClient(name).upload(name, name.length);
    await audio(before).getBlockBlobClient('call-7').delete();
    await queue(before).sendMessage('acknowledged');

    await first.kill();

    const webhook = await startWebhook();
    const [second, after] = await Child.start<string>(SCRIPT, {
      dataDirectory,
      webhook: webhook.url,
    });
    const found: string[] = [];
    for await (const { name } of audio(after).listBlobsFlat()) found.push(name);
    const content = await audio(after).getBlockBlobClient('call-39').downloadToBuffer();
    const { peekedMessageItems } = await queue(after).peekMessages();
    await until(() => webhook.notifications.length >= names.length);
    await second.kill();
    await webhook.close();

    expect(found.toSorted()).toEqual(names.filter((name) => name !== 'call-7').toSorted());
    expect(content.toString()).toBe('call-39');
    expect(peekedMessageItems.map(({ messageText }) => messageText)).toEqual(['acknowledged']);
    const subjects = webhook.notifications.flatMap(({ events }) => events.map(lastSegment));
    expect(new Set(subjects)).toEqual(new Set(names));
  });

  it('can be written to again', async () => {
    const dataDirectory = temporaryDirectory();
    const [first, before] = await Child.start<string>(SCRIPT, { dataDirectory, webhook: NOWHERE });
    await audio(before).create();
    await audio(before).getBlockBlobClient('call').upload('one', 3);
    await first.kill();
    const [second, after] = await Child.start<string>(SCRIPT, { dataDirectory, webhook: NOWHERE });

    await audio(after).getBlockBlobClient('call').upload('second', 6);
    await audio(after).getBlockBlobClient('other').upload('third', 5);

    const contents = await Promise.all(
      ['call', 'other'].map((name) => audio(after).getBlockBlobClient(name).downloadToBuffer()),
    );
    await second.kill();
    expect(contents.map(String)).toEqual(['second', 'third']);
  });
});

function audio(connectionString: string) {
  return BlobServiceClient.fromConnectionString(connectionString).getContainerClient('audio');
}

function queue(connectionString: string) {
  return QueueServiceClient.fromConnectionString(connectionString).getQueueClient('poison');
}

function lastSegment({ subject }: { subject: string }): string {
  return subject.slice(subject.lastIndexOf('/') + 1);
}
