import { join } from 'node:path';
import { startEventGrid } from '../../../../local/eventgrid';
import { startStorage } from '../../../../local/storage';

/** Runs storage and Event Grid in this process; answers every message with its peak memory. */
async function main(): Promise<void> {
  const { dataDirectory, webhook } = JSON.parse(process.argv[2] ?? '{}') as {
    dataDirectory: string;
    webhook: string;
  };
  const eventGrid = await startEventGrid({
    dataDirectory: join(dataDirectory, 'events'),
    subscriptions: [
      {
        name: 'uploads',
        subjectBeginsWith: '/blobServices/default/containers/audio/',
        apis: ['PutBlob', 'PutBlockList'],
        endpoint: webhook,
      },
    ],
  });
  const storage = await startStorage({
    dataDirectory: join(dataDirectory, 'storage'),
    events: (event) => eventGrid.publish(event),
  });
  // Kilobytes, as the operating system counts them.
  process.on('message', () => process.send?.(process.resourceUsage().maxRSS));
  process.send?.(storage.connectionString);
}

void main();
