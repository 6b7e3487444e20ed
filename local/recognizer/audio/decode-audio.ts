import { stat } from 'node:fs/promises';
import type { Demuxer } from 'node-av/api';
import { RecognitionError } from '../../speech/engine';
import { SAMPLE_RATE } from './units';

/** About one second of audio. */
export interface AudioBlock {
  /** Samples at 16 kHz between -1 and 1, one array a channel, all of the same length. */
  readonly channels: readonly Float32Array[];
  /** How much of the recording has been decoded, 0 to 1; absent when its length is unknown. */
  readonly fraction?: number;
}

/**
 * Containers that recordings come in. FFmpeg knows many more, among them playlists (HLS, concat,
 * DASH) that make it open other files: those must not be reachable through an uploaded recording.
 */
const CONTAINERS =
  'wav,w64,aiff,au,caf,flac,mp3,ogg,mov,matroska,webm,aac,amr,amrnb,amrwb,asf,gsm,ac3,eac3,g722,voc,wv';

const TO_16_KHZ =
  'aresample=16000,aformat=sample_fmts=fltp:sample_rates=16000,asetnsamples=n=16000:p=0';

/**
 * Decodes any common audio file with FFmpeg, block by block, channels kept apart. Damaged packets
 * are left out; a file that is cut short gives what it has.
 *
 * @throws RecognitionError `InvalidData` when the file is not audio, `EmptyAudioFile` when it has no samples.
 */
export async function* decodeAudio(file: string): AsyncGenerator<AudioBlock> {
  if ((await stat(file)).size === 0) throw emptyFile();
  const { Decoder, FilterAPI } = await import('node-av/api');
  const input = await open(file);
  try {
    const stream = input.audio();
    if (!stream) throw new RecognitionError('InvalidData', 'The file has no audio stream.');
    const expectedSamples = input.duration * SAMPLE_RATE;
    using decoder = await Decoder.create(stream, { exitOnError: false });
    using filter = FilterAPI.create(TO_16_KHZ);
    let samples = 0;
    for await (using frame of filter.frames(decoder.frames(input.packets(stream.index)))) {
      if (!frame) break; // the end
      const channels = planes(frame.extendedData ?? frame.data ?? [], frame.nbSamples);
      samples += frame.nbSamples;
      yield expectedSamples > 0
        ? { channels, fraction: Math.min(1, samples / expectedSamples) }
        : { channels };
    }
    if (samples === 0) throw emptyFile();
  } catch (error) {
    throw error instanceof RecognitionError ? error : notDecodable(error);
  } finally {
    await input.close();
  }
}

async function open(file: string): Promise<Demuxer> {
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
    throw notDecodable(error);
  }
}

/** Copies the planes, because FFmpeg reuses their memory. */
function planes(buffers: readonly Buffer[], samples: number): Float32Array[] {
  return buffers.map(
    ({ buffer, byteOffset }) =>
      new Float32Array(buffer.slice(byteOffset, byteOffset + 4 * samples)),
  );
}

const emptyFile = () =>
  new RecognitionError('EmptyAudioFile', 'The audio file has no audio samples.');

const notDecodable = (cause: unknown) =>
  new RecognitionError(
    'InvalidData',
    'The file is not audio in a supported format, or it is damaged.',
    { cause },
  );
