import { SAMPLE_RATE } from '../audio/decode-file';
import { inChunks } from '../audio/in-chunks';
import { paced } from '../audio/paced';
import type { WavFile } from '../audio/wav-file';
import {
  connectLive,
  LiveError,
  type LiveConnection,
  type LiveProvider,
  type LiveSession,
} from '../client';
import { AudioClock } from './audio-clock';
import type { LiveRun } from './live-run';
import { WatchedEvents, type LiveView } from './watched-events';

export interface StreamOptions extends LiveView {
  /** 16 kHz, 16 bit, with as many channels as the session has. */
  readonly audio: AsyncIterable<Uint8Array>;
  /** How much faster than real time; absent where the audio comes at its own pace. */
  readonly pace?: number;
  /** Keeps what was sent; whoever gives it closes it. */
  readonly recording?: WavFile;
  /** Ends the audio; the session is closed in order. */
  readonly signal?: AbortSignal;
}

/** Bytes sent at a time, each channel: 100 ms, and what Speechmatics' examples read at a time. */
const CHUNK_BYTES: Readonly<Record<LiveProvider, number>> = {
  'azure-speech': 3200,
  speechmatics: 4096,
};

const SAMPLE_BYTES = 2;

/**
 * Streams audio in an open session and closes it, with what it has when the service was lost. Finals
 * go to the app as they come.
 *
 * @param openedAt `performance.now()` of the request that opened the session
 * @throws LiveError when the app does not take the phrases, or the audio cannot be read
 */
export async function streamAudio(
  session: LiveSession,
  openedAt: number,
  options: StreamOptions,
): Promise<LiveRun> {
  const { options: settled, provider } = session.opened;
  const { channels } = settled;
  const { pace, recording, signal } = options;
  const bytesPerSecond = SAMPLE_BYTES * SAMPLE_RATE * channels;
  const clock = new AudioClock(bytesPerSecond / 1000);
  const events = new WatchedEvents(session, clock, options);
  const format = { sampleRate: SAMPLE_RATE, channels, ...(pace !== undefined && { pace }) };
  const live = connectLive(session.target, settled, format, events);
  try {
    const chunks = inChunks(options.audio, CHUNK_BYTES[provider] * channels);
    const timed = pace === undefined ? chunks : paced(chunks, bytesPerSecond, pace, signal);
    await sendAll(timed, live, async (chunk) => {
      if (signal?.aborted || session.refusal) return 'stop';
      clock.sent(chunk.length);
      await recording?.append(chunk);
      return 'send';
    });
  } finally {
    await live.finish();
    await session.close(clock.durationMs);
  }
  return {
    sessionId: session.id,
    provider,
    ...events.times.figures(),
    totalMs: performance.now() - openedAt,
    durationMs: clock.durationMs,
    requests: session.requests + events.connections,
    ...(events.trouble && { trouble: events.trouble.message }),
  };
}

/** Sends one piece after the other, until they end, somebody says stop, or nobody listens. */
async function sendAll(
  chunks: AsyncIterable<Uint8Array>,
  live: LiveConnection,
  before: (chunk: Uint8Array) => Promise<'send' | 'stop'>,
): Promise<void> {
  for await (const chunk of chunks) {
    if ((await before(chunk)) === 'stop') return;
    try {
      await live.send(chunk);
    } catch (error) {
      // The service was given up: what it has told of is closed in order, and the reason is told.
      if (error instanceof LiveError && error.code !== 'too-fast') return;
      throw error;
    }
  }
}
