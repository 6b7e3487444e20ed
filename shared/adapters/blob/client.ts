import { BlobServiceClient } from '@azure/storage-blob';
import type { TokenCredential } from '@azure/identity';

export type StorageConnection =
  { readonly connectionString: string } | { readonly blobUrl: string };

/** The SDK's own retries are off: one retry layer, in the orchestrators. */
const OPTIONS = { retryOptions: { maxTries: 1, tryTimeoutInMs: 60_000 } };

/** The storage account, reached by connection string or with the app's identity. */
export function openStorage(
  connection: StorageConnection,
  credential: () => TokenCredential,
): BlobServiceClient {
  return 'connectionString' in connection
    ? BlobServiceClient.fromConnectionString(connection.connectionString, OPTIONS)
    : new BlobServiceClient(connection.blobUrl, credential(), OPTIONS);
}
