import { CosmosClient, type Database } from '@azure/cosmos';
import type { TokenCredential } from '@azure/identity';

export interface CosmosSettings {
  readonly endpoint: string;
  readonly key?: string;
  readonly database: string;
}

/** One call's longest wait (ms); a point operation takes single-digit milliseconds. */
const REQUEST_TIMEOUT_MS = 15_000;

/**
 * The database, reached by key or with the app's identity. The SDK's own retries are off: a 429
 * becomes a verdict, and orchestrators wait. Endpoint discovery is off as well: the account's
 * global endpoint follows a failover by itself.
 */
export function openDatabase(
  settings: CosmosSettings,
  credential: () => TokenCredential,
): Database {
  const client = new CosmosClient({
    endpoint: settings.endpoint,
    ...(settings.key === undefined ? { aadCredentials: credential() } : { key: settings.key }),
    connectionPolicy: {
      enableEndpointDiscovery: false,
      requestTimeout: REQUEST_TIMEOUT_MS,
      retryOptions: {
        maxRetryAttemptCount: 0,
        fixedRetryIntervalInMilliseconds: 0,
        maxWaitTimeInSeconds: 0,
      },
    },
  });
  return client.database(settings.database);
}
