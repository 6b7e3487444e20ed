import { BlobServiceClient } from '@azure/storage-blob';
import { basename } from 'node:path';

const CONTAINER = 'recordings';
const BLOCK_BYTES = 8 * 1024 * 1024;
const BLOCKS_AT_ONCE = 4;

export interface Upload {
  readonly file: string;
  /** Path of the blob in the container. */
  readonly path: string;
}

/** Paths for files from anywhere: their names, numbered where two have the same. */
export function uploadsFor(files: readonly string[]): Upload[] {
  const seen = new Map<string, number>();
  return files.map((file) => {
    const name = basename(file);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { file, path: count === 1 ? name : `${count}/${name}` };
  });
}

/** Streams a file into the recordings container, as any storage client would. */
export async function upload(connectionString: string, { file, path }: Upload): Promise<void> {
  await BlobServiceClient.fromConnectionString(connectionString)
    .getContainerClient(CONTAINER)
    .getBlockBlobClient(path)
    .uploadFile(file, { blockSize: BLOCK_BYTES, concurrency: BLOCKS_AT_ONCE });
}
