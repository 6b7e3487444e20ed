import { Readable } from 'node:stream';
import { otherVersion } from '../../../shared/adapters/blob/open-version';
import type {
  BlobName,
  BlobProperties,
  Clock,
  ListedBlob,
  Recordings,
  SmallBlob,
} from '../../../shared/ports';

const PAGE_SIZE = 100;
const ORIGIN = 'https://calls.blob.example';

interface Blob extends BlobProperties, BlobName {
  readonly head: Buffer;
  readonly indexTags: Readonly<Record<string, string>>;
}

interface PutOptions extends Partial<Pick<BlobProperties, 'metadata' | 'contentMd5'>> {
  readonly container?: string;
  readonly modifiedAt?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** The account of recordings; every write gives a new ETag, quoted as the service quotes it. */
export class MemoryRecordings implements Recordings {
  readonly landing = 'recordings';
  private readonly blobs = new Map<string, Blob>();
  private writes = 0;

  constructor(private readonly clock: Clock) {}

  /** Writes a blob of so many bytes, an hour ago: late enough for the sweep. Returns its version. */
  put(
    path: string,
    sizeBytes = 64_044,
    head: Buffer = Buffer.from(`RIFF ${path}`),
    {
      container = this.landing,
      modifiedAt = this.anHourAgo(),
      metadata = {},
      tags = {},
      contentMd5,
    }: PutOptions = {},
  ): string {
    this.writes += 1;
    const version = `0x8DE${this.writes.toString(16).toUpperCase().padStart(6, '0')}`;
    const blob: Blob = {
      container,
      path,
      etag: `"${version}"`,
      sizeBytes,
      head,
      modifiedAt,
      metadata,
      tags: Object.keys(tags).length,
      indexTags: tags,
      ...(contentMd5 !== undefined && { contentMd5 }),
    };
    this.blobs.set(keyOf(blob), blob);
    return version;
  }

  remove(path: string, container = this.landing): void {
    this.blobs.delete(keyOf({ container, path }));
  }

  /** Paths of all blobs of a container. */
  paths(container = this.landing): string[] {
    return this.all(container).map(({ path }) => path);
  }

  private anHourAgo(): string {
    return new Date(this.clock.now().getTime() - 3_600_000).toISOString();
  }

  async properties(blob: BlobName): Promise<BlobProperties | undefined> {
    const found = this.blobs.get(keyOf(blob));
    if (!found) return undefined;
    const { container: _c, path: _p, head: _head, indexTags: _tags, ...properties } = found;
    return properties;
  }

  async firstBytes(blob: BlobName, etag: string, count: number): Promise<Buffer | undefined> {
    const found = this.blobs.get(keyOf(blob));
    return found?.etag === etag ? found.head.subarray(0, count) : undefined;
  }

  async bytesFrom(blob: BlobName, etag: string, from: number, count: number) {
    const found = this.blobs.get(keyOf(blob));
    return found?.etag === etag ? found.head.subarray(from, from + count) : undefined;
  }

  async small(blob: BlobName, mostBytes: number): Promise<SmallBlob | undefined> {
    const found = this.blobs.get(keyOf(blob));
    if (!found?.sizeBytes) return undefined;
    return { etag: found.etag, content: found.sizeBytes > mostBytes ? 'too_large' : found.head };
  }

  async tags(blob: BlobName): Promise<Readonly<Record<string, string>>> {
    return this.blobs.get(keyOf(blob))?.indexTags ?? {};
  }

  url({ container, path }: BlobName): string {
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    return `${ORIGIN}/${container}/${encoded}`;
  }

  async readUrl(blob: BlobName): Promise<string> {
    return `${this.url(blob)}?sig=secret-signature`;
  }

  signedUrl(blob: BlobName): Promise<string> {
    return this.readUrl(blob);
  }

  async uploadUrl(blob: BlobName, forMs: number): Promise<{ url: string; expiresAt: string }> {
    const expiresAt = new Date(this.clock.now().getTime() + forMs).toISOString();
    return { url: `${this.url(blob)}?sp=cw&sig=secret-signature`, expiresAt };
  }

  async open(blob: BlobName, etag: string): Promise<AsyncIterable<Uint8Array>> {
    const found = this.blobs.get(keyOf(blob));
    if (found?.etag !== etag) throw otherVersion();
    return Readable.from([new Uint8Array(found.head)]);
  }

  async page(
    container: string,
    {
      prefix = '',
      continuation = '0',
      limit = PAGE_SIZE,
    }: { prefix?: string; continuation?: string; limit?: number },
  ): Promise<{ blobs: ListedBlob[]; continuation?: string }> {
    const all = this.all(container).filter(({ path }) => path.startsWith(prefix));
    const from = Number(continuation);
    const end = from + Math.min(limit, PAGE_SIZE);
    return {
      blobs: all.slice(from, end).map(toListed),
      ...(end < all.length && { continuation: String(end) }),
    };
  }

  async delete(blob: BlobName): Promise<void> {
    this.blobs.delete(keyOf(blob));
  }

  async ping(): Promise<void> {}

  private all(container: string): Blob[] {
    return [...this.blobs.values()]
      .filter((blob) => blob.container === container)
      .toSorted((one, other) => (one.path < other.path ? -1 : 1));
  }
}

function toListed({ container, path, etag, sizeBytes, modifiedAt }: Blob): ListedBlob {
  return { container, path, etag, sizeBytes, modifiedAt };
}

function keyOf({ container, path }: BlobName): string {
  return `${container}/${path}`;
}
