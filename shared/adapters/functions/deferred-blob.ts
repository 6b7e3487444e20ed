import { ResourceFactoryResolver } from '@azure/functions-extensions-base';
import { z } from 'zod';

/** The source that the Functions host names in a deferred blob binding. */
const BLOB_SOURCE = 'AzureStorageBlobs';

const deferredBlob = z.object({ ContainerName: z.string(), BlobName: z.string() });

/**
 * Makes the runtime hand a blob's names to the trigger instead of its content: a recording may have
 * a gigabyte, and the function needs its first bytes only.
 */
export function registerDeferredBlobs(): void {
  const resolver = ResourceFactoryResolver.getInstance();
  if (resolver.hasResourceFactory(BLOB_SOURCE)) return;
  resolver.registerResourceFactory(BLOB_SOURCE, (binding) => {
    const data = Array.isArray(binding) ? binding[0] : binding;
    return deferredBlob.parse(JSON.parse(String(data?.content ?? '')));
  });
}

/** The path of the blob within its container. */
export function blobNameOf(blob: unknown): string {
  return deferredBlob.parse(blob).BlobName;
}

/** The same of a message in the blob trigger's poison queue. */
export function poisonedBlobName(message: unknown): string {
  return z.object({ BlobName: z.string() }).parse(message).BlobName;
}
