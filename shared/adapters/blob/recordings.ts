import type { BlobServiceClient } from '@azure/storage-blob';
import type { BlobName, Recordings } from '../../ports';
import { storage, storageUnless } from './errors';
import { openVersion } from './open-version';
import { makeReadLinks } from './read-links';
import { readSmall } from './read-small';
import { makeSignedLinks } from './signed-links';

const PAGE_SIZE = 1000;

/** The account of recordings; `access` says how the speech service gets at them. */
export function makeBlobRecordings(
  service: BlobServiceClient,
  settings: { readonly container: string; readonly access: 'sas' | 'identity' },
): Recordings {
  const blobOf = ({ container, path }: BlobName) =>
    service.getContainerClient(container).getBlobClient(path);
  const readLink = makeReadLinks(service);
  const sign = makeSignedLinks(service);
  const bytesFrom: Recordings['bytesFrom'] = (blob, etag, from, count) =>
    storageUnless([404, 412], 'reading a part of a recording', () =>
      blobOf(blob).downloadToBuffer(from, count, { conditions: { ifMatch: etag } }),
    );

  return {
    landing: settings.container,

    async properties(blob) {
      const found = await storageUnless([404], `reading the properties of a recording`, () =>
        blobOf(blob).getProperties(),
      );
      if (!found?.etag || !found.lastModified) return undefined;
      return {
        etag: found.etag,
        sizeBytes: found.contentLength ?? 0,
        modifiedAt: found.lastModified.toISOString(),
        metadata: found.metadata ?? {},
        tags: found.tagCount ?? 0,
        ...(found.contentMD5 && { contentMd5: Buffer.from(found.contentMD5).toString('base64') }),
      };
    },

    firstBytes: (blob, etag, count) => bytesFrom(blob, etag, 0, count),

    bytesFrom,

    small: (blob, mostBytes) => readSmall(blobOf(blob), mostBytes),

    async tags(blob) {
      const found = await storageUnless([404], 'reading the index tags of a recording', () =>
        blobOf(blob).getTags(),
      );
      return found?.tags ?? {};
    },

    url(blob) {
      return blobOf(blob).url;
    },

    async readUrl(blob) {
      const client = blobOf(blob);
      // With its own identity the service takes plain URLs (trusted Azure services).
      return settings.access === 'identity' ? client.url : readLink(client);
    },

    signedUrl: (blob) => readLink(blobOf(blob)),

    open: (blob, etag) => openVersion(blobOf(blob), etag),

    async uploadUrl(blob, forMs) {
      const { url, expiresOn } = await sign(blobOf(blob), { permissions: 'cw', forMs });
      return { url, expiresAt: expiresOn.toISOString() };
    },

    async page(container, { prefix, continuation, limit = PAGE_SIZE }) {
      const pages = service
        .getContainerClient(container)
        .listBlobsFlat(prefix === undefined ? {} : { prefix })
        .byPage({
          maxPageSize: limit,
          ...(continuation !== undefined && { continuationToken: continuation }),
        });
      const page = await storage(`listing the container "${container}"`, () => pages.next());
      if (page.done) return { blobs: [] };
      const { segment, continuationToken } = page.value;
      const blobs = segment.blobItems.map(({ name, properties }) => ({
        container,
        path: name,
        etag: properties.etag,
        sizeBytes: properties.contentLength ?? 0,
        modifiedAt: properties.lastModified.toISOString(),
      }));
      return { blobs, ...(continuationToken && { continuation: continuationToken }) };
    },

    async delete(blob) {
      await storageUnless([404], 'deleting a recording', () =>
        blobOf(blob).delete({ deleteSnapshots: 'include' }),
      );
    },

    async ping() {
      await storage(`reading the container "${settings.container}"`, () =>
        service.getContainerClient(settings.container).getProperties(),
      );
    },
  };
}
