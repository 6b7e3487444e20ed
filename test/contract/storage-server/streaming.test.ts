import { join } from 'node:path';
import { Readable } from 'node:stream';
import { BlobServiceClient } from '@azure/storage-blob';
import { Child } from './support/child';
import { temporaryDirectory } from './support/temporary-directory';

const SCRIPT = join(__dirname, 'support', 'storage-process.ts');
const MEGABYTE = 1_000_000;
const SIZE = 200 * MEGABYTE;

describe('a large upload', () => {
  it('streams through: 200 MB in one request grow the process by less than half of it', async () => {
    const dataDirectory = temporaryDirectory();
    const [child, connection] = await Child.start<string>(SCRIPT, {
      dataDirectory,
      webhook: 'http://127.0.0.1:9/',
    });
    const container =
      BlobServiceClient.fromConnectionString(connection).getContainerClient('audio');
    await container.create();
    // Code and buffers that any upload needs are loaded before the measurement.
    await container.getBlockBlobClient('warm').upload(() => megabytes(10), 10 * MEGABYTE);
    const before = await child.ask<number>('peak memory');

    await container.getBlockBlobClient('long.wav').upload(() => megabytes(200), SIZE);

    const grownKilobytes = (await child.ask<number>('peak memory')) - before;
    const { contentLength } = await container.getBlockBlobClient('long.wav').getProperties();
    await child.kill();
    expect(contentLength).toBe(SIZE);
    expect(grownKilobytes).toBeLessThan(100_000);
  });
});

function megabytes(count: number): Readable {
  const chunk = Buffer.alloc(MEGABYTE, 'audio');
  return Readable.from(Array.from({ length: count }, () => chunk));
}
