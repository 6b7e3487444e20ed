import { fileTypeFromBuffer } from 'file-type';
import { parseBuffer, type IFormat } from 'music-metadata';
import type { Inspection } from '../../domain/admission';
import type { AudioFormat } from '../../domain/audio';
import type { AudioInspector } from '../../ports';
import { codecName } from './wav-codecs';

/** What `file-type` calls audio that it names by another extension than people do. */
const KINDS: Readonly<Record<string, string>> = { oga: 'ogg', opus: 'ogg', mp4: 'm4a' };

const isAudio = (mime: string) =>
  /^audio\//.test(mime) || ['video/mp4', 'video/webm', 'application/ogg'].includes(mime);

/** Recognizes audio by its first bytes, whatever the file is called. */
export const audioInspector: AudioInspector = {
  async inspect(firstBytes, sizeBytes): Promise<Inspection> {
    const type = await fileTypeFromBuffer(firstBytes);
    if (!type) return { kind: 'other' };
    if (!isAudio(type.mime) && type.mime !== 'application/vnd.ms-asf') {
      return { kind: 'other', detected: article(type.ext) };
    }
    const kind = KINDS[type.ext] ?? type.ext;
    const format = await formatOf(firstBytes, sizeBytes, type.mime);
    // Only a WAV that is all there and says nothing of itself is broken: headers of other kinds may
    // lie beyond the first bytes (an M4A with its index at the end), or be unknown here (AMR).
    if (kind === 'wav' && format?.codec === undefined && firstBytes.length >= sizeBytes) {
      return { kind: 'broken', format: { kind } };
    }
    if (!format) return { kind: 'audio', format: { kind } };
    return { kind: 'audio', format: toFormat(kind, format, firstBytes.length, sizeBytes) };
  },
};

async function formatOf(
  firstBytes: Buffer,
  sizeBytes: number,
  mimeType: string,
): Promise<IFormat | undefined> {
  try {
    // Ogg says how long it is on its last page; without the option nobody looks there.
    const options = { duration: firstBytes.length >= sizeBytes };
    return (await parseBuffer(firstBytes, { size: sizeBytes, mimeType }, options)).format;
  } catch {
    return undefined;
  }
}

function toFormat(kind: string, format: IFormat, read: number, sizeBytes: number): AudioFormat {
  const whole = read >= sizeBytes;
  const seconds = whole ? format.duration : secondsOfPart(kind, format, sizeBytes);
  return {
    kind,
    ...(format.codec !== undefined && { codec: codecName(format.codec) }),
    ...(format.numberOfChannels !== undefined && { channels: format.numberOfChannels }),
    ...(format.sampleRate !== undefined && { sampleRateHz: format.sampleRate }),
    ...(seconds !== undefined && { estimatedSeconds: Math.round(seconds * 10) / 10 }),
  };
}

/** Kinds whose headers give the bit rate that the whole file has, or nearly. */
const CONSTANT_BIT_RATE: readonly string[] = ['wav', 'mp3', 'asf'];

/**
 * What a part of the file says of the whole. FLAC counts its samples in the header; elsewhere the
 * duration found is that of the part, and a bit rate computed from a part is wrong by any factor.
 */
function secondsOfPart(
  kind: string,
  { bitrate, duration }: IFormat,
  sizeBytes: number,
): number | undefined {
  if (kind === 'flac') return duration;
  return bitrate && CONSTANT_BIT_RATE.includes(kind) ? (sizeBytes * 8) / bitrate : undefined;
}

function article(extension: string): string {
  return `a .${extension} file`;
}
