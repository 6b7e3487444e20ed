import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { app } from '@azure/functions';
import type * as Extensions from '@azure/functions-extensions-base';
import { record } from '../../app/record.ts';

// Required and not imported: the library has the CommonJS copy of it, and the registry is in there.
const { ResourceFactoryResolver } = createRequire(import.meta.url)(
  '@azure/functions-extensions-base',
) as typeof Extensions;

interface BlobReference {
  readonly Connection: string;
  readonly ContainerName: string;
  readonly BlobName: string;
}

ResourceFactoryResolver.getInstance().registerResourceFactory('AzureStorageBlobs', (data) => {
  const { content } = data as { content: Buffer };
  return JSON.parse(content.toString('utf8')) as BlobReference;
});

app.storageBlob('blobLanded', {
  path: '%LANDING_CONTAINER%/{name}',
  connection: 'DataStorage',
  source: 'EventGrid',
  sdkBinding: true,
  handler: async (blob, context) => {
    const { name, blobTrigger, uri, metadata } = context.triggerMetadata ?? {};
    record('blobLanded', { blob, name, blobTrigger, uri, metadata });
    if (String(name).startsWith('slow')) await sleep(1_000);
    record('blobDone', name);
    if (String(name).startsWith('bad')) throw new Error('not this one');
  },
});

app.storageBlob('blobContent', {
  path: 'contents/{name}.txt',
  connection: 'DataStorage',
  source: 'EventGrid',
  handler: (blob, context) =>
    record('blobContent', { text: String(blob), name: context.triggerMetadata?.name }),
});

app.storageQueue('queued', {
  queueName: '%ORDERS_QUEUE%',
  connection: 'DataStorage',
  handler: (message, context) => {
    record('queued', { message, tries: context.triggerMetadata?.dequeueCount });
    if (message === 'bad') throw new Error('not this one');
  },
});
