import { LiveError, SOON } from '../../../live/client/errors';
import { channelOf } from '../../../live/client/pcm';
import type { OpenVendorSession } from '../../../live/client/vendor-session';
import { CodedListener } from './coded-speech';

/** What goes wrong with one connection. */
export interface Mishap {
  /** It is not made at all. */
  readonly refused?: LiveError;
  /** It is cut when so many bytes have come. */
  readonly cutAtBytes?: number;
  /** It is cut when the audio has ended, before, or after, the last finals. */
  readonly cutAtEnd?: 'before' | 'after';
  readonly error?: LiveError;
}

export const LOST = new LiveError('connection-lost', 'The connection was cut.', SOON);

/** A service in memory that hears coded speech. Connections go wrong one after another as given. */
export function codedVendor(mishaps: readonly Mishap[] = []) {
  const connections: { bytes: number; token: string }[] = [];
  const open: OpenVendorSession = async (target, { channels }, _format, events) => {
    const mishap = mishaps[connections.length] ?? {};
    const connection = { bytes: 0, token: target.token };
    connections.push(connection);
    await tick();
    if (mishap.refused) throw mishap.refused;
    let isOver = false;
    const listeners = Array.from({ length: channels }, (_, channel) =>
      codedListener(channel, () => isOver, events),
    );
    const cut = () => {
      if (isOver) return;
      isOver = true;
      events.broken(mishap.error ?? LOST, []);
    };
    return {
      chunkBytes: 3200,
      async send(pcm) {
        const left = (mishap.cutAtBytes ?? Infinity) - connection.bytes;
        const heard = pcm.subarray(0, Math.min(pcm.length, left));
        connection.bytes += heard.length;
        for (const [channel, listener] of listeners.entries()) {
          listener.write(channelOf(heard, channel, channels));
        }
        await tick();
        if (pcm.length >= left) cut();
      },
      finish() {
        if (mishap.cutAtEnd === 'before') cut();
        for (const listener of listeners) listener.end();
        if (mishap.cutAtEnd === 'after') cut();
        if (isOver) return;
        isOver = true;
        events.ended();
      },
      close() {
        isOver = true;
      },
    };
  };
  return { open, connections };
}

function codedListener(
  channel: number,
  isOver: () => boolean,
  events: Parameters<OpenVendorSession>[3],
): CodedListener {
  return new CodedListener(channel, {
    partial: (partial) => {
      if (!isOver()) events.partial(partial);
    },
    final: (final) => {
      if (!isOver()) events.final(final);
    },
    silence: (untilMs) => {
      if (!isOver()) events.settled(channel, untilMs);
    },
  });
}

const tick = () => new Promise((resolve) => setImmediate(resolve));
