import type { RecognizedPhrase } from '../speech/engine';

/**
 * What the stand-ins for live transcription need from a recognizer that hears audio while it comes.
 * Two engines implement it: Whisper and Moonshine in a child process (recognizing-live-engine) and a
 * scripted one for tests and benchmarks (scripted-live-engine).
 */
export interface LiveOptions {
  /** BCP-47, e.g. `en-GB`. */
  readonly locale: string;
  /** Each channel is heard on its own. */
  readonly channels: 1 | 2;
  /** Separate speakers within one channel. */
  readonly diarization?: { readonly maxSpeakers: number } | undefined;
  /** Silence that ends an utterance, in milliseconds; by default the engine's own. */
  readonly silenceMs?: number | undefined;
  /**
   * No spoken word waits longer than this for its final, in milliseconds: an utterance is given in
   * pieces if need be. Only the scripted engine can do so; the other one waits for a pause.
   */
  readonly mostDelayMs?: number | undefined;
  /** Which script the scripted engine follows. The other one takes no notice. */
  readonly script?: string | undefined;
  /** Where in its script the scripted engine begins, in milliseconds. The other one takes no notice. */
  readonly scriptFromMs?: number | undefined;
}

/** A final. Offsets are milliseconds of audio from the start of the stream. */
export type LiveFinal = RecognizedPhrase;

/** What has been heard of an utterance that goes on; replaced by the next one, and by finals. */
export interface LivePartial {
  readonly channel: number;
  readonly offsetMs: number;
  readonly durationMs: number;
  readonly text: string;
}

/** Is told what is heard, in the order of the audio of each channel. */
export interface LiveListener {
  /** Somebody begins to speak. */
  onSpeech?(channel: number, offsetMs: number): void;
  onPartial?(partial: LivePartial): void;
  onFinal(final: LiveFinal): void;
  /** A pause; comes after the finals of what was said before it. */
  onPause?(channel: number, offsetMs: number): void;
  /** Nothing more will come: the recognizer broke down. Never after `finish` has ended. */
  onError(error: Error): void;
}

/** One stream of audio. */
export interface LiveStream {
  /**
   * Takes the next audio of a channel: 16-bit samples, little endian, 16 kHz. Ends when it was heard:
   * whoever waits for it does not send faster than the engine hears.
   */
  write(pcm: Uint8Array, channel?: number): Promise<void>;
  /** Ends the utterance that is being spoken, of all channels or of one, as a pause would. */
  cut(channel?: number): Promise<void>;
  /** No more audio comes; ends when the last final was given. */
  finish(): Promise<void>;
  /** Nobody listens any more. */
  close(): void;
}

export interface LiveEngine {
  /** Ends when streams are heard at once (they may be opened before that, and wait); absent = always. */
  ready?(): Promise<void>;
  open(options: LiveOptions, listener: LiveListener): LiveStream;
  close(): Promise<void>;
}

/** Bytes of a millisecond of one channel. */
export const BYTES_PER_MS = 32;
