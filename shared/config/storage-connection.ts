import * as z from 'zod';

/** A connection string, or the blob endpoint to be used with an identity. */
export type StorageConnection =
  { readonly connectionString: string } | { readonly blobUrl: string };

/**
 * The Functions way to name a connection: `RecordingsStorage` is a connection string, or
 * `RecordingsStorage__blobServiceUri` an endpoint that is reached with the app's identity.
 */
export function storageConnection(
  environment: Readonly<Record<string, string | undefined>>,
  problems: string[],
): StorageConnection | undefined {
  const connectionString = environment['RecordingsStorage']?.trim();
  const blobUrl = environment['RecordingsStorage__blobServiceUri']?.trim();
  if (connectionString) return { connectionString };
  if (!blobUrl) {
    problems.push(
      'RecordingsStorage is missing. Give the connection string of the storage account, or in Azure its RecordingsStorage__blobServiceUri and RecordingsStorage__queueServiceUri. Example: UseDevelopmentStorage=true',
    );
    return undefined;
  }
  if (z.url().safeParse(blobUrl).success) return { blobUrl };
  problems.push(
    'RecordingsStorage__blobServiceUri is malformed (not a URL). Example: https://account.blob.core.windows.net',
  );
  return undefined;
}
