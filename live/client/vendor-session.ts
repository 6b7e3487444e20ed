import type { LiveError } from './errors';
import type { LiveFinal, LiveFormat, LiveOptions, LivePartial, LiveTarget } from './types';

/*
 * What a vendor's adapter is: one connection, from the handshake to its end, that knows nothing of
 * the ones before and after it. Times are milliseconds from the first byte of this connection.
 */

/** Told by a vendor's connection. After `ended` or `broken` nothing comes any more. */
export interface VendorEvents {
  partial(partial: LivePartial): void;
  final(final: LiveFinal): void;
  /** All of a channel up to here has been heard and told of: it need not be sent again. */
  settled(channel: number, untilMs: number): void;
  endOfUtterance(channel: number, atMs: number): void;
  /** The service has told all there was, and the connection is done. */
  ended(): void;
  /**
   * The connection is lost. `pending` holds what the service had settled and we had not told of yet,
   * because a sentence was not complete; it comes again when the audio is sent again.
   */
  broken(error: LiveError, pending: readonly LiveFinal[]): void;
}

export interface VendorSession {
  /** Audio is best sent in pieces of so many bytes. */
  readonly chunkBytes: number;
  /** Resolves when the socket has room for more. Audio after the loss of the connection goes nowhere. */
  send(pcm: Uint8Array): Promise<void>;
  /** There is no more audio; `ended` or `broken` follows. */
  finish(): void;
  /** Hangs up; no events any more. */
  close(): void;
}

/** Opens a connection. Resolves when it takes audio; throws LiveError when there is none to be had. */
export type OpenVendorSession = (
  target: LiveTarget,
  options: LiveOptions,
  format: LiveFormat,
  events: VendorEvents,
) => Promise<VendorSession>;
