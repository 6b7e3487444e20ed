import { fileTypeFromBuffer } from 'file-type';

/** Extensions by which the service knows a format (error message of the API). */
const KNOWN: readonly string[] = [
  ...['flac', 'm4a', 'mp3', 'mp4', 'mpeg', 'mpga', 'oga', 'ogg', 'wav', 'webm'],
];

/** Enough for every format that is known here. */
const FIRST_BYTES = 4096;

/**
 * A name by which the service can tell the format, which it looks for nowhere else: that of the
 * recording where its extension is one that it takes, else one by the first bytes.
 */
export async function fileNameOf(name: string, file: Blob): Promise<string> {
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (KNOWN.includes(extension)) return name;
  const first = await file.slice(0, FIRST_BYTES).arrayBuffer();
  const found = (await fileTypeFromBuffer(new Uint8Array(first)))?.ext;
  return `${name}.${found === 'opus' ? 'ogg' : (found ?? 'wav')}`;
}
