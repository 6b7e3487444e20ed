import type { BlobName } from '../domain/blob-name';

/** The storage account of recordings. */
export interface Recordings {
  /** The container that people drop recordings into. */
  readonly landing: string;
  /** `undefined` when there is no such blob. */
  properties(blob: BlobName): Promise<BlobProperties | undefined>;
  /** The first bytes of that very version; `undefined` when it is another by now. */
  firstBytes(blob: BlobName, etag: string, count: number): Promise<Buffer | undefined>;
  /** So many bytes from an offset on, of that very version; `undefined` when it is another by now. */
  bytesFrom(blob: BlobName, etag: string, from: number, count: number): Promise<Buffer | undefined>;
  /** A small blob as a whole; `undefined` when there is none, or nothing in it. */
  small(blob: BlobName, mostBytes: number): Promise<SmallBlob | undefined>;
  /** Index tags by name. */
  tags(blob: BlobName): Promise<Readonly<Record<string, string>>>;
  /** The URL of a blob, without any signature. */
  url(blob: BlobName): string;
  /** A URL under which the speech service may read the recording, for a day or a little more. */
  readUrl(blob: BlobName): Promise<string>;
  /** The same for a service that has no identity here: signed in any case. */
  signedUrl(blob: BlobName): Promise<string>;
  /** The bytes of that very version as they arrive. Throws AppError when it is another by now. */
  open(blob: BlobName, etag: string): Promise<AsyncIterable<Uint8Array>>;
  /** A URL under which that one blob may be written and not read, and when it dies (ISO 8601). */
  uploadUrl(blob: BlobName, forMs: number): Promise<{ url: string; expiresAt: string }>;
  /** A page of a container's blobs, in order of their paths. Throws AppError for no such container. */
  page(
    container: string,
    from: { readonly prefix?: string; readonly continuation?: string; readonly limit?: number },
  ): Promise<{ blobs: ListedBlob[]; continuation?: string }>;
  /** With all its snapshots. One that is not there counts as deleted. */
  delete(blob: BlobName): Promise<void>;
  ping(): Promise<void>;
}

export interface ListedBlob extends BlobName {
  readonly etag: string;
  readonly sizeBytes: number;
  /** ISO 8601. */
  readonly modifiedAt: string;
}

export interface BlobProperties {
  readonly etag: string;
  readonly sizeBytes: number;
  /** Of the content or the metadata; ISO 8601. */
  readonly modifiedAt: string;
  /** Names may have lost their capitals on the way. */
  readonly metadata: Readonly<Record<string, string>>;
  /** How many index tags it has. */
  readonly tags: number;
  /** Base64; only where whoever uploaded it, or the service, has computed one. */
  readonly contentMd5?: string;
}

export interface SmallBlob {
  readonly etag: string;
  /** Not read where there is more than was asked for. */
  readonly content: Uint8Array | 'too_large';
}
