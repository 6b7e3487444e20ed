import type { BlobServiceClient } from '@azure/storage-blob';
import type { Recordings } from '../../ports';
import { storage, storageUnless } from './errors';
import { makeReadLinks } from './read-links';

const PAGE_SIZE = 1000;

/** The container of recordings; `access` says how the speech service gets at them. */
export function makeBlobRecordings(
  service: BlobServiceClient,
  settings: { readonly container: string; readonly access: 'sas' | 'identity' },
): Recordings {
  const container = service.getContainerClient(settings.container);
  const readLink = makeReadLinks(service);

  return {
    container: settings.container,

    async properties(path) {
      const found = await storageUnless([404], `reading the properties of a recording`, () =>
        container.getBlobClient(path).getProperties(),
      );
      if (!found?.etag) return undefined;
      return { etag: found.etag, sizeBytes: found.contentLength ?? 0 };
    },

    firstBytes(path, etag, count) {
      return storageUnless([404, 412], `reading the first bytes of a recording`, () =>
        container.getBlobClient(path).downloadToBuffer(0, count, { conditions: { ifMatch: etag } }),
      );
    },

    url(path) {
      return container.getBlobClient(path).url;
    },

    async readUrl(path) {
      const blob = container.getBlobClient(path);
      // With its own identity the service takes plain URLs (trusted Azure services).
      return settings.access === 'identity' ? blob.url : readLink(blob);
    },

    async *list() {
      const pages = container.listBlobsFlat().byPage({ maxPageSize: PAGE_SIZE });
      for (;;) {
        const page = await storage('listing the recordings', () => pages.next());
        if (page.done) return;
        yield page.value.segment.blobItems.map((item) => ({
          path: item.name,
          etag: item.properties.etag,
          sizeBytes: item.properties.contentLength ?? 0,
        }));
      }
    },

    async ping() {
      await storage(`reading the container "${settings.container}"`, () =>
        container.getProperties(),
      );
    },
  };
}
