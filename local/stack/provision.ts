import { CosmosClient } from '@azure/cosmos';
import { BlobServiceClient } from '@azure/storage-blob';
import { QueueServiceClient } from '@azure/storage-queue';
import { LOCAL_SPEECH_KEY, LOCAL_WEBHOOK_SECRET, type StackAddresses } from './app-environment';
import { makeContainers } from './cosmos-containers';

const DATABASE = 'callscribe';
const BLOB_CONTAINERS = ['recordings', 'transcripts', 'dead-letters'];
const POISON_QUEUE = 'webjobs-blobtrigger-poison';

/** Makes what a deployment would have made: blob containers, queue, database and its containers. */
export async function provision(addresses: StackAddresses): Promise<void> {
  const blobs = BlobServiceClient.fromConnectionString(addresses.storageConnectionString);
  const queues = QueueServiceClient.fromConnectionString(addresses.storageConnectionString);
  const cosmos = new CosmosClient({
    endpoint: addresses.cosmosEndpoint,
    key: addresses.cosmosKey,
    connectionPolicy: { enableEndpointDiscovery: false },
  });
  await Promise.all([
    ...BLOB_CONTAINERS.map((name) => blobs.getContainerClient(name).createIfNotExists()),
    queues.getQueueClient(POISON_QUEUE).createIfNotExists(),
    (async () => {
      const { database } = await cosmos.databases.createIfNotExists({ id: DATABASE });
      await makeContainers(database);
    })(),
  ]);
  cosmos.dispose();
}

/** Has the Speech service call the app when a job ends. One registration, however often it is asked for. */
export async function registerWebhook(speechEndpoint: string, webUrl: string): Promise<void> {
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${speechEndpoint}/speechtotext/${path}?api-version=2025-10-15`, {
      method,
      headers: {
        'Ocp-Apim-Subscription-Key': LOCAL_SPEECH_KEY,
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`Registering the webhook was answered with ${response.status}.`);
    return response;
  };
  const listed = (await (await call('GET', 'webhooks')).json()) as {
    values: { self: string; webUrl: string }[];
  };
  for (const { self } of listed.values) {
    await call('DELETE', `webhooks/${new URL(self).pathname.split('/').at(-1)}`);
  }
  await call('POST', 'webhooks', {
    displayName: 'callscribe',
    webUrl,
    events: { transcriptionCompletion: true },
    properties: { secret: LOCAL_WEBHOOK_SECRET },
  });
}
