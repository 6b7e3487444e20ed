import {
  BlobSASPermissions,
  generateBlobSASQueryParameters,
  SASProtocol,
  StorageSharedKeyCredential,
  type BlobClient,
  type BlobServiceClient,
  type UserDelegationKey,
} from '@azure/storage-blob';
import { storage } from './errors';

const HOUR_MS = 3_600_000;
/** A delegation key lives a week at most; a link dies with the key that signed it. */
const KEY_MS = 6 * 24 * HOUR_MS;
/** Clocks differ a little: links are valid from a while ago. */
const SKEW_MS = 15 * 60_000;

/** A link to one blob, and when it dies. */
export interface SignedLink {
  readonly url: string;
  readonly expiresOn: Date;
}

/** `permissions` as a shared access signature writes them (`r`, `cw`); the link lives for `forMs`. */
export type SignLink = (
  blob: BlobClient,
  grant: { readonly permissions: string; readonly forMs: number },
) => Promise<SignedLink>;

/**
 * Makes links under which something can be done with one blob and nothing else: signed with the
 * account's key where a connection string gives one, else with a user delegation key of the app's
 * identity, which is asked for once for many links.
 */
export function makeSignedLinks(service: BlobServiceClient): SignLink {
  let delegation: { key: UserDelegationKey; endsAt: number } | undefined;

  async function delegationKey(now: number, until: number): Promise<UserDelegationKey> {
    if (!delegation || delegation.endsAt < until) {
      const endsAt = now + KEY_MS;
      const key = await storage('asking for a delegation key', () =>
        service.getUserDelegationKey(new Date(now - SKEW_MS), new Date(endsAt)),
      );
      delegation = { key, endsAt };
    }
    return delegation.key;
  }

  return async (blob, { permissions, forMs }) => {
    const now = Date.now();
    const expiresOn = new Date(now + forMs);
    const grant = {
      permissions: BlobSASPermissions.parse(permissions),
      startsOn: new Date(now - SKEW_MS),
      expiresOn,
      ...(blob.url.startsWith('https:') && { protocol: SASProtocol.Https }),
    };
    if (blob.credential instanceof StorageSharedKeyCredential) {
      return { url: await blob.generateSasUrl(grant), expiresOn };
    }
    const signed = generateBlobSASQueryParameters(
      { ...grant, containerName: blob.containerName, blobName: blob.name },
      await delegationKey(now, expiresOn.getTime()),
      service.accountName,
    );
    return { url: `${blob.url}?${signed.toString()}`, expiresOn };
  };
}
