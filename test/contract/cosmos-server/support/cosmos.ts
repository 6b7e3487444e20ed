import { CosmosClient, type Container, type RetryOptions } from '@azure/cosmos';
import { startCosmos, type CosmosOptions, type RunningCosmos } from '../../../../local/cosmos';

/** Errors come to the test at once; the SDK would repeat throttled requests. */
const NO_RETRIES: RetryOptions = {
  maxRetryAttemptCount: 0,
  fixedRetryIntervalInMilliseconds: 0,
  maxWaitTimeInSeconds: 0,
};

export function clientFor(endpoint: string, key: string): CosmosClient {
  return new CosmosClient({
    endpoint,
    key,
    connectionPolicy: { enableEndpointDiscovery: false, retryOptions: NO_RETRIES },
  });
}

/** Creates the database and a container with the partition key `/recordingId`. */
export async function createContainer(
  client: CosmosClient,
  settings: { defaultTtl?: number } = {},
): Promise<Container> {
  const { database } = await client.databases.createIfNotExists({ id: 'callscribe' });
  const { container } = await database.containers.createIfNotExists({
    id: 'recordings',
    partitionKey: { paths: ['/recordingId'], version: 2 },
    ...settings,
  });
  return container;
}

const running: RunningCosmos[] = [];

/** A server for one test, with an empty container. */
export async function cosmosWithContainer(
  options: Partial<CosmosOptions> & { defaultTtl?: number } = {},
): Promise<{ cosmos: RunningCosmos; client: CosmosClient; container: Container }> {
  const { defaultTtl, ...rest } = options;
  const cosmos = await startCosmos({ inMemory: true, ...rest } as CosmosOptions);
  running.push(cosmos);
  const client = clientFor(cosmos.endpoint, cosmos.key);
  const container = await createContainer(client, defaultTtl === undefined ? {} : { defaultTtl });
  cosmos.resetJournal();
  return { cosmos, client, container };
}

afterEach(async () => {
  for (const cosmos of running.splice(0)) await cosmos.close();
});

/** A ledger-like document. */
export function recording(id: string, more: object = {}) {
  return { id, recordingId: id, status: 'queued', ...more };
}
