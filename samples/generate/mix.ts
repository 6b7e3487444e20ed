import type { Role } from './call-script.ts';
import type { SpokenCall } from './speak.ts';

const LEAD_IN_SECONDS = 0.3;
const LEAD_OUT_SECONDS = 0.6;

export interface TimedTurn {
  role: Role;
  channel: number;
  startSeconds: number;
  endSeconds: number;
  text: string;
}

export interface Mix {
  sampleRate: number;
  /** One array a channel, all of the same length. */
  channels: Float32Array[];
  turns: TimedTurn[];
}

/** Lays the turns on the time line: each role on the channel that `channelOf` gives it. */
export function mix(call: SpokenCall, channelOf: Record<Role, number>): Mix {
  let end = LEAD_IN_SECONDS;
  const placed = call.turns.map((turn, index) => {
    const startSeconds = index === 0 ? end : end + turn.pauseSeconds;
    end = startSeconds + turn.samples.length / call.sampleRate;
    return { ...turn, channel: channelOf[turn.role], startSeconds, endSeconds: end };
  });

  const length = Math.ceil((end + LEAD_OUT_SECONDS) * call.sampleRate);
  const channelCount = Math.max(...Object.values(channelOf)) + 1;
  const channels = Array.from({ length: channelCount }, () => new Float32Array(length));
  for (const { channel, startSeconds, samples } of placed) {
    add(channels[channel], samples, Math.round(startSeconds * call.sampleRate));
  }
  const turns = placed.map(({ role, channel, startSeconds, endSeconds, text }) => {
    return { role, channel, startSeconds, endSeconds, text };
  });
  return { sampleRate: call.sampleRate, channels, turns };
}

function add(channel: Float32Array | undefined, samples: Float32Array, from: number): void {
  if (!channel) throw new Error('Number the channels from 0 without gaps.');
  samples.forEach((sample, index) => {
    channel[from + index] = (channel[from + index] ?? 0) + sample;
  });
}
