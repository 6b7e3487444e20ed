import { Decoder, Demuxer, Encoder, FilterAPI, Muxer } from 'node-av/api';
import { AV_LOG_ERROR, AV_SAMPLE_FMT_FLT } from 'node-av/constants';
import { Log } from 'node-av/lib';
import type { SampleFormat } from './formats.ts';
import type { Mix } from './mix.ts';

Log.setLevel(AV_LOG_ERROR); // FFmpeg would warn that raw audio does not tell its length.

/** Writes the mix to `file` in the given format. Nothing in the file depends on the day or on chance. */
export async function encode(mix: Mix, format: SampleFormat, file: string): Promise<void> {
  const raw = {
    type: 'audio',
    input: interleaved(mix.channels),
    sampleRate: mix.sampleRate,
    channels: mix.channels.length,
    sampleFormat: AV_SAMPLE_FMT_FLT,
  } as const;
  // By default the samples are taken for s16le and `channels` is not heeded.
  const options = { ch_layout: mix.channels.length === 1 ? 'mono' : 'stereo' };
  await using input = await Demuxer.open(raw, { format: 'f32le', options });
  const stream = input.audio();
  if (!stream) throw new Error('FFmpeg found no audio in the mix.');
  using decoder = await Decoder.create(stream);
  using filter = FilterAPI.create(format.filters);
  using encoder = await Encoder.create(format.encoder, {
    decoder,
    filter,
    ...(format.bitRate === undefined ? {} : { context: { bitRate: BigInt(format.bitRate) } }),
  });
  await using output = await Muxer.open(file, { options: { fflags: 'bitexact' } });
  const track = output.addStream(encoder);
  const frames = filter.frames(decoder.frames(input.packets(stream.index)));
  for await (using packet of encoder.packets(frames)) {
    if (packet) await output.writePacket(packet, track);
  }
}

/** 32-bit floats, one sample of each channel in turn. */
function interleaved(channels: Float32Array[]): Buffer {
  const [first] = channels;
  const samples = new Float32Array((first?.length ?? 0) * channels.length);
  channels.forEach((channel, number) => {
    channel.forEach((sample, index) => {
      samples[index * channels.length + number] = sample;
    });
  });
  return Buffer.from(samples.buffer);
}
