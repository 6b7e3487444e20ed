import type { BlobProperties, Recordings } from '../../../shared/ports';

const PAGE_SIZE = 100;
const ORIGIN = 'https://calls.blob.example';

interface Blob extends BlobProperties {
  readonly head: Buffer;
}

/** The container of recordings; every write gives a new ETag, quoted as the service quotes it. */
export class MemoryRecordings implements Recordings {
  readonly container = 'recordings';
  private readonly blobs = new Map<string, Blob>();
  private writes = 0;

  /** Writes a blob of so many bytes. Returns its version. */
  put(path: string, sizeBytes = 64_044, head: Buffer = Buffer.from('RIFF')): string {
    this.writes += 1;
    const version = `0x8DE${this.writes.toString(16).toUpperCase().padStart(6, '0')}`;
    this.blobs.set(path, { etag: `"${version}"`, sizeBytes, head });
    return version;
  }

  remove(path: string): void {
    this.blobs.delete(path);
  }

  async properties(path: string): Promise<BlobProperties | undefined> {
    const blob = this.blobs.get(path);
    return blob && { etag: blob.etag, sizeBytes: blob.sizeBytes };
  }

  async firstBytes(path: string, etag: string, count: number): Promise<Buffer | undefined> {
    const blob = this.blobs.get(path);
    return blob?.etag === etag ? blob.head.subarray(0, count) : undefined;
  }

  url(path: string): string {
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    return `${ORIGIN}/${this.container}/${encoded}`;
  }

  async readUrl(path: string): Promise<string> {
    return `${this.url(path)}?sig=secret-signature`;
  }

  async *list(): AsyncIterable<{ path: string; etag: string; sizeBytes: number }[]> {
    const all = [...this.blobs].map(([path, { etag, sizeBytes }]) => ({ path, etag, sizeBytes }));
    for (let from = 0; from < all.length; from += PAGE_SIZE) {
      yield all.slice(from, from + PAGE_SIZE);
    }
  }

  async ping(): Promise<void> {}
}
