/** The account that every Azure storage emulator serves. Its key is public and protects nothing. */
export const ACCOUNT_NAME = 'devstoreaccount1';

/** https://learn.microsoft.com/azure/storage/common/storage-use-azurite#well-known-storage-account-and-key */
export const ACCOUNT_KEY =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** Resource id that events of this account carry as their topic. */
export const ACCOUNT_RESOURCE_ID =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/local' +
  `/providers/Microsoft.Storage/storageAccounts/${ACCOUNT_NAME}`;

/** Addresses of the three services, each with the account name and without a trailing slash. */
export interface StorageUrls {
  readonly blobUrl: string;
  readonly queueUrl: string;
  readonly tableUrl: string;
}

export function serviceUrl(port: number): string {
  return `http://127.0.0.1:${String(port)}/${ACCOUNT_NAME}`;
}

/** A connection string that the Azure SDKs and the Functions host take as it is. */
export function connectionString({ blobUrl, queueUrl, tableUrl }: StorageUrls): string {
  return [
    'DefaultEndpointsProtocol=http',
    `AccountName=${ACCOUNT_NAME}`,
    `AccountKey=${ACCOUNT_KEY}`,
    `BlobEndpoint=${blobUrl}`,
    `QueueEndpoint=${queueUrl}`,
    `TableEndpoint=${tableUrl}`,
    '',
  ].join(';');
}
