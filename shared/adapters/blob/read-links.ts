import type { BlobClient, BlobServiceClient } from '@azure/storage-blob';
import { makeSignedLinks } from './signed-links';

/** The service may read the audio up to a day after the submission. */
const LINK_MS = 36 * 3_600_000;

/** Makes links under which one blob can be read and nothing else. */
export function makeReadLinks(service: BlobServiceClient): (blob: BlobClient) => Promise<string> {
  const sign = makeSignedLinks(service);
  return async (blob) => (await sign(blob, { permissions: 'r', forMs: LINK_MS })).url;
}
