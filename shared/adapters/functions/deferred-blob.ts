import { ResourceFactoryResolver } from '@azure/functions-extensions-base';
import * as z from 'zod';
import type { BlobName } from '../../ports';

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

/** Which blob a trigger was called for. */
export function deferredBlobOf(blob: unknown): BlobName {
  return toName(deferredBlob.parse(blob));
}

/** The same of a message in the blob trigger's poison queue. */
export function poisonedBlob(message: unknown): BlobName {
  return toName(deferredBlob.parse(message));
}

function toName({ ContainerName, BlobName }: z.output<typeof deferredBlob>): BlobName {
  return { container: ContainerName, path: BlobName };
}
