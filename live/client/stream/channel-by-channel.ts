import { channelOf } from '../pcm';
import type {
  LiveConnection,
  LiveEvents,
  LiveFormat,
  LiveOptions,
  LivePartial,
  LiveTarget,
} from '../types';
import type { OpenVendorSession } from '../vendor-session';
import { KeptConnection } from './kept-connection';

/**
 * One connection for each channel of a stereo stream, told of as one: for a service that hears one
 * channel at a time. It ends when both have ended.
 */
export class ChannelByChannel implements LiveConnection {
  private readonly connections: readonly KeptConnection[];
  private open: number;

  constructor(
    open: OpenVendorSession,
    target: LiveTarget,
    options: LiveOptions,
    private readonly format: LiveFormat,
    events: LiveEvents,
  ) {
    const mono = { ...options, channels: 1, separation: 'none' } as const;
    this.open = format.channels;
    this.connections = Array.from(
      { length: format.channels },
      (_, channel) =>
        new KeptConnection(
          open,
          target,
          mono,
          { ...format, channels: 1 },
          this.of(channel, events),
        ),
    );
  }

  async send(pcm: Uint8Array): Promise<void> {
    await Promise.all(
      this.connections.map((connection, channel) =>
        connection.send(channelOf(pcm, channel, this.format.channels)),
      ),
    );
  }

  async finish(): Promise<void> {
    await Promise.all(this.connections.map((connection) => connection.finish()));
  }

  close(): void {
    for (const connection of this.connections) connection.close();
  }

  /** One channel's events, with its number. When one is given up, so is the other. */
  private of(channel: number, events: LiveEvents): LiveEvents {
    const numbered = <T extends LivePartial>(heard: T): T => ({ ...heard, channel });
    return {
      partial: (partial) => {
        events.partial(numbered(partial));
      },
      final: (final) => {
        events.final(numbered(final));
      },
      endOfUtterance: (_, atMs) => {
        events.endOfUtterance?.(channel, atMs);
      },
      reconnecting: (why, afterMs) => {
        events.reconnecting?.(why, afterMs);
      },
      error: (error) => {
        events.error(error);
        this.close();
      },
      end: () => {
        this.open -= 1;
        if (this.open === 0) events.end();
      },
    };
  }
}
