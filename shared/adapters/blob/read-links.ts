import {
  BlobSASPermissions,
  generateBlobSASQueryParameters,
  StorageSharedKeyCredential,
  type BlobClient,
  type BlobServiceClient,
  type UserDelegationKey,
} from '@azure/storage-blob';
import { storage } from './errors';

const HOUR_MS = 3_600_000;
/** The service may read the audio up to a day after the submission. */
const LINK_MS = 36 * HOUR_MS;
/** A delegation key lives a week at most; a link dies with the key that signed it. */
const KEY_MS = 6 * 24 * HOUR_MS;
/** Clocks differ a little: links are valid from a while ago. */
const SKEW_MS = 15 * 60_000;

/**
 * Makes links under which one blob can be read and nothing else: signed with the account's key
 * where a connection string gives one, else with a user delegation key of the app's identity.
 */
export function makeReadLinks(service: BlobServiceClient): (blob: BlobClient) => Promise<string> {
  let delegation: { key: UserDelegationKey; endsAt: number } | undefined;

  async function delegationKey(now: number): Promise<UserDelegationKey> {
    if (!delegation || delegation.endsAt < now + LINK_MS) {
      const endsAt = now + KEY_MS;
      const key = await storage('asking for a delegation key', () =>
        service.getUserDelegationKey(new Date(now - SKEW_MS), new Date(endsAt)),
      );
      delegation = { key, endsAt };
    }
    return delegation.key;
  }

  return async (blob) => {
    const now = Date.now();
    const grant = {
      permissions: BlobSASPermissions.parse('r'),
      startsOn: new Date(now - SKEW_MS),
      expiresOn: new Date(now + LINK_MS),
    };
    if (blob.credential instanceof StorageSharedKeyCredential) return blob.generateSasUrl(grant);
    const signed = generateBlobSASQueryParameters(
      { ...grant, containerName: blob.containerName, blobName: blob.name },
      await delegationKey(now),
      service.accountName,
    );
    return `${blob.url}?${signed.toString()}`;
  };
}
