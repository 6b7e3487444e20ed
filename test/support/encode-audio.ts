import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FFAudioEncoder } from 'node-av/constants';
import { z } from 'zod';

const EncodingTask = z.object({
  /** A WAV file. */
  from: z.string(),
  /** FFmpeg chooses the container by the extension. */
  to: z.string(),
  /** How much of the recording to take, from its beginning; exact to a tenth. */
  seconds: z.number(),
  /** As FFmpeg names it: `pcm_alaw`, `libmp3lame`, … */
  encoder: z.string(),
  sampleRateHz: z.number(),
  /** Of all channels together; absent where the encoder decides. */
  bitsPerSecond: z.number().optional(),
  /**
   * Samples that the encoder is given at a time, where that matters: node-av holds back what is
   * more than one frame of the encoder, and loses it when the encoder (libvorbis) is slow to answer.
   */
  samplesAtOnce: z.number().optional(),
});
const EncodingTasks = z.array(EncodingTask);

/** One file to write. */
export type EncodingTask = z.infer<typeof EncodingTask>;

const RUN_TYPESCRIPT = join(__dirname, '..', 'e2e', 'recognizer', 'run-typescript.cjs');

/**
 * Encodes recordings with FFmpeg and keeps their channels. This takes a process of its own, because
 * jest cannot load node-av, an ES module with native code.
 *
 * @throws Error with what FFmpeg said when a recording cannot be read or an encoder is not there.
 */
export async function encodeAudio(tasks: readonly EncodingTask[]): Promise<void> {
  const words = ['--require', RUN_TYPESCRIPT, __filename, JSON.stringify(tasks)];
  await promisify(execFile)(process.execPath, words);
}

async function encodeAll(tasks: readonly EncodingTask[]): Promise<void> {
  for (const task of tasks) await encode(task);
}

async function encode({ from, to, bitsPerSecond, ...task }: EncodingTask): Promise<void> {
  const { Decoder, Demuxer, Encoder, FilterAPI, Muxer } = await import('node-av/api');
  await using input = await Demuxer.open(from);
  const stream = input.audio();
  if (!stream) throw new Error(`${from} has no audio to encode.`);
  using decoder = await Decoder.create(stream);
  using filter = FilterAPI.create(filtersFor(task, stream.codecpar.sampleRate));
  using encoder = await Encoder.create(task.encoder as FFAudioEncoder, {
    decoder,
    filter,
    autoResample: true, // to the sample format that the encoder wants
    context: bitsPerSecond === undefined ? {} : { bitRate: bitsPerSecond },
  });
  await using output = await Muxer.open(to, { options: { fflags: 'bitexact' } });
  const track = output.addStream(encoder);
  const frames = filter.frames(decoder.frames(input.packets(stream.index)));
  for await (using packet of encoder.packets(frames)) {
    if (packet) await output.writePacket(packet, track);
  }
}

type Wanted = Pick<EncodingTask, 'seconds' | 'sampleRateHz' | 'samplesAtOnce'>;

/** Not atrim for the end: node-av fails when a filter wants no more while there still is audio. */
function filtersFor({ seconds, sampleRateHz, samplesAtOnce }: Wanted, rateHz: number): string {
  return [
    `asetnsamples=n=${rateHz / 10}`,
    `aselect='lt(t,${seconds})'`,
    `aformat=sample_rates=${sampleRateHz}`,
    ...(samplesAtOnce === undefined ? [] : [`asetnsamples=n=${samplesAtOnce}`]),
  ].join(',');
}

if (require.main === module) {
  void encodeAll(EncodingTasks.parse(JSON.parse(process.argv[2] ?? '')));
}
