import { connectLive, type LiveOptions, type LiveTarget } from '../../../live/client';
import { Heard } from './heard';

const CHUNK_BYTES = 3200;
/** Much faster than real time: the scripted recognizer goes by the audio, not by the clock. */
const PACE = 200;

/** Streams audio to a service and tells what was heard when it has ended. */
export async function stream(
  target: LiveTarget,
  options: LiveOptions,
  audio: Uint8Array,
): Promise<Heard> {
  const heard = new Heard();
  const format = { sampleRate: 16_000, channels: options.channels, pace: PACE };
  const live = connectLive(target, options, format, heard);
  const chunkBytes = CHUNK_BYTES * options.channels;
  for (let at = 0; at < audio.length && heard.ends === 0; at += chunkBytes) {
    await live.send(audio.subarray(at, at + chunkBytes)).catch(() => undefined);
  }
  await live.finish();
  return heard;
}
