import { RestError, type BlobServiceClient } from '@azure/storage-blob';
import type { AppFunction } from '../../app/app';
import type { TypedData } from '../../app/core-types';
import type { Run } from '../../run';
import type { BlobMessage } from './blob-message';
import type { PathPattern } from './path-pattern';

export interface BlobFunction {
  readonly target: AppFunction;
  /** Name of the setting, as the function wrote it. */
  readonly connection: string;
  readonly service: BlobServiceClient;
  readonly pattern: PathPattern;
}

/**
 * Runs a blob function for one message. A blob that is gone, or that the function's path does not
 * match, is nothing to run for. The ETag is not looked at: an event may be older than the blob.
 */
export async function runBlobFunction(
  { target, connection, service, pattern }: BlobFunction,
  { ContainerName, BlobName }: Pick<BlobMessage, 'ContainerName' | 'BlobName'>,
  run: Run,
): Promise<void> {
  const parameters = ContainerName === pattern.container ? pattern.match(BlobName) : undefined;
  if (parameters === undefined) return;
  const blob = service.getContainerClient(ContainerName).getBlobClient(BlobName);
  const properties = await orGone(blob.getProperties());
  if (properties === undefined) return;
  const deferred = target.trigger.properties?.supportsDeferredBinding === 'true';
  const input = deferred
    ? toReference(connection, ContainerName, BlobName)
    : { bytes: await blob.downloadToBuffer() };
  const { metadata, _response, ...rest } = properties;
  await run(target, {
    input,
    triggerMetadata: {
      BlobTrigger: json(`${ContainerName}/${BlobName}`),
      Uri: json(blob.url),
      Properties: json(rest),
      Metadata: json(metadata ?? {}),
      ...Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, json(value)])),
    },
  });
}

function json(value: unknown): TypedData {
  return { json: JSON.stringify(value) };
}

/** What a function with `sdkBinding: true` gets: the names, not the content. */
function toReference(Connection: string, ContainerName: string, BlobName: string): TypedData {
  return {
    modelBindingData: {
      version: '1.0',
      source: 'AzureStorageBlobs',
      contentType: 'application/json',
      content: Buffer.from(JSON.stringify({ Connection, ContainerName, BlobName })),
    },
  };
}

async function orGone<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RestError && error.statusCode === 404) return undefined;
    throw error;
  }
}
