/*
 * The one small interface for both vendors: audio in; partials, finals, an end or an error out. All
 * times are milliseconds on the session's own clock, which begins with its first byte of audio and
 * goes on over vendors' turns and new connections.
 */

/** A service that listens live. */
export type LiveProvider = 'azure-speech' | 'speechmatics';

/** Whom to dial, and with what: as `POST api/live` answers. */
export interface LiveAddress {
  /** WebSocket URL of the service. */
  readonly endpoint: string;
  /** Good for minutes and for speech alone. It must not reach a log. */
  readonly token: string;
  /** ISO time after which no connection can be opened with the token. */
  readonly expiresAt: string;
}

/** An address, and how to get another token for it. */
export interface LiveTarget extends LiveAddress {
  readonly provider: LiveProvider;
  /** Asks the app for another token: for a new connection after one that was cut. */
  readonly renew?: () => Promise<LiveAddress>;
}

/** What is wanted, as `POST api/live` has settled it. */
export interface LiveOptions {
  /** BCP-47. */
  readonly locale: string;
  /** Speakers told apart by voice, by channel, or not at all. */
  readonly separation: 'diarization' | 'channels' | 'none';
  readonly maxSpeakers?: number;
  readonly channels: 1 | 2;
  /** Names and words that are likely to come. */
  readonly phrases?: readonly string[];
  /** The vendor's name for a model: `enhanced`. */
  readonly model?: string;
}

/** Audio is PCM, 16 bit, little endian, channels interleaved. */
export interface LiveFormat {
  /** In Hz. */
  readonly sampleRate: number;
  readonly channels: 1 | 2;
  /** How much faster than it is spoken audio comes: 1 (the default) for a microphone. */
  readonly pace?: number;
}

export interface LiveWord {
  readonly text: string;
  readonly offsetMs: number;
  readonly durationMs: number;
  /** 0 to 1. */
  readonly confidence?: number;
}

/** What is being said now; each one replaces the last of its channel. */
export interface LivePartial {
  /** From 0. */
  readonly channel: number;
  /** From 1, where voices are told apart. */
  readonly speaker?: number;
  readonly offsetMs: number;
  readonly durationMs: number;
  readonly text: string;
  /** When it arrived on the socket, by `performance.now()`. */
  readonly receivedAt: number;
}

/** What was said; it does not change any more. */
export interface LiveFinal extends LivePartial {
  /** BCP-47, where the language was identified. */
  readonly locale?: string;
  /** Words as spoken, without capitals and marks. */
  readonly lexical?: string;
  /** 0 to 1. */
  readonly confidence?: number;
  readonly words?: readonly LiveWord[];
}

/** Exactly one `end` comes at last; an `error` comes before it when the connection was given up. */
export interface LiveEvents {
  partial(partial: LivePartial): void;
  final(final: LiveFinal): void;
  /** Somebody has made a pause. */
  endOfUtterance?(channel: number, atMs: number): void;
  /** The connection was cut; another will be tried after so many milliseconds. */
  reconnecting?(why: Error, afterMs: number): void;
  end(): void;
  error(error: Error): void;
}

/** A stream of audio to a service. */
export interface LiveConnection {
  /**
   * Takes audio. Resolves when there is room for more: wait for it before sending on.
   *
   * @throws LiveError when the connection was given up or closed, or when the caller did not wait
   */
  send(pcm: Uint8Array): Promise<void>;
  /** There is no more audio: resolves when the last final has come, or all was given up. */
  finish(): Promise<void>;
  /** Hangs up at once; nothing comes any more but `end`. */
  close(): void;
}
