import { parseBlob } from 'music-metadata';

/** How long the audio of a whole file lasts (ms); `undefined` where its format does not tell. */
export async function lengthOf(file: Blob): Promise<number | undefined> {
  try {
    const { format } = await parseBlob(file, { duration: true, skipCovers: true });
    return format.duration === undefined ? undefined : Math.round(format.duration * 1000);
  } catch {
    return undefined;
  }
}
