import type { BlobName } from '../domain/blob-name';

/** The storage account of recordings. */
export interface Recordings {
  /** The container that people drop recordings into. */
  readonly landing: string;
  /** `undefined` when there is no such blob. */
  properties(blob: BlobName): Promise<BlobProperties | undefined>;
  /** The first bytes of that very version; `undefined` when it is another by now. */
  firstBytes(blob: BlobName, etag: string, count: number): Promise<Buffer | undefined>;
  /** The URL of a blob, without any signature. */
  url(blob: BlobName): string;
  /** A URL under which the speech service may read the recording, for a day or a little more. */
  readUrl(blob: BlobName): Promise<string>;
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
}
