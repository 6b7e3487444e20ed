import { stat } from 'node:fs/promises';
import type { Demuxer } from 'node-av/api';

/** In Hz: what both services ask for. */
export const SAMPLE_RATE = 16_000;

/**
 * Containers that recordings come in. FFmpeg knows many more, among them playlists that make it open
 * other files.
 */
const CONTAINERS =
  'wav,w64,aiff,au,caf,flac,mp3,ogg,mov,matroska,webm,aac,amr,amrnb,amrwb,asf,gsm,ac3,eac3,g722,voc,wv';

/** Samples that are decoded at a time: 100 ms. */
const BLOCK_SAMPLES = SAMPLE_RATE / 10;
const SAMPLE_BYTES = 2;

/** The file cannot be streamed. The message says why, with the file's name as it was given. */
export class AudioFileError extends Error {
  override readonly name = 'AudioFileError';
}

/** How many channels a file has. Throws AudioFileError when it is not audio. */
export async function channelsOf(file: string): Promise<number> {
  const input = await open(file);
  try {
    const channels = input.audio()?.codecpar.channels ?? 0;
    if (channels === 0) throw notAudio(file);
    return channels;
  } finally {
    await input.close();
  }
}

/**
 * Decodes any common audio file, or the sound of a video, with FFmpeg: 16 kHz, 16 bit, interleaved,
 * mixed down or up to so many channels. A file that is cut short gives what it has.
 *
 * @throws AudioFileError when it is not audio, or holds none
 */
export async function* decodeFile(file: string, channels: 1 | 2): AsyncGenerator<Uint8Array> {
  const input = await open(file);
  try {
    const stream = input.audio();
    if (!stream) throw notAudio(file);
    const { Decoder, FilterAPI } = await import('node-av/api');
    using decoder = await Decoder.create(stream, { exitOnError: false });
    using filter = FilterAPI.create(filterTo(channels));
    let isEmpty = true;
    for await (using frame of filter.frames(decoder.frames(input.packets(stream.index)))) {
      if (!frame) break; // the end
      const [samples] = frame.data ?? [];
      if (!samples) continue;
      isEmpty = false;
      // A copy, because FFmpeg reuses its memory.
      yield Uint8Array.from(samples.subarray(0, frame.nbSamples * channels * SAMPLE_BYTES));
    }
    if (isEmpty) throw new AudioFileError(`${file} holds no audio samples.`);
  } catch (error) {
    throw error instanceof AudioFileError ? error : notAudio(file, error);
  } finally {
    await input.close();
  }
}

function filterTo(channels: 1 | 2): string {
  const layout = channels === 1 ? 'mono' : 'stereo';
  const format = `sample_fmts=s16:sample_rates=${SAMPLE_RATE}:channel_layouts=${layout}`;
  return `aresample=${SAMPLE_RATE},aformat=${format},asetnsamples=n=${BLOCK_SAMPLES}:p=0`;
}

async function open(file: string): Promise<Demuxer> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new AudioFileError(`There is no file ${file}.`);
  const [{ Demuxer }, { Log }, { AV_LOG_QUIET }] = await Promise.all([
    import('node-av/api'),
    import('node-av/lib'),
    import('node-av/constants'),
  ]);
  Log.setLevel(AV_LOG_QUIET); // FFmpeg's own messages may carry parts of the file
  try {
    return await Demuxer.open(file, {
      options: { protocol_whitelist: 'file', format_whitelist: CONTAINERS },
    });
  } catch (error) {
    throw notAudio(file, error);
  }
}

const notAudio = (file: string, cause?: unknown) =>
  new AudioFileError(`${file} is not audio in a format that is known here, or it is damaged.`, {
    cause,
  });
