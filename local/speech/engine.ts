/**
 * What the Speech stand-in needs from a recognizer. Two engines implement it: Whisper in a child
 * process (local/recognizer) and a scripted one for tests and benchmarks (local/speech/scripted-engine).
 */
export interface RecognitionRequest {
  /** Path of the audio file on this machine. */
  readonly file: string;
  /** BCP-47, e.g. `en-GB`. */
  readonly locale: string;
  /** When given, the language is identified among these. */
  readonly candidateLocales?: readonly string[];
  /** Channels to decode, counted from 0. Those that the audio does not have are ignored. */
  readonly channels: readonly number[];
  /** Separate speakers within one channel; only for audio with one channel. */
  readonly diarization?: { readonly maxSpeakers: number };
  /** Where the recording came from; the scripted engine chooses its script by it. */
  readonly source: string;
  readonly signal: AbortSignal;
  /** Called now and then with the fraction that is done, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
}

/** Times are milliseconds from the start of the recording. */
export interface RecognizedWord {
  readonly text: string;
  readonly offsetMs: number;
  readonly durationMs: number;
  /** 0 to 1, from the recognizer's own token probabilities. */
  readonly confidence: number;
}

export interface RecognizedPhrase {
  readonly channel: number;
  /** Counted from 1; only with diarization. */
  readonly speaker?: number;
  /** Only with language identification. */
  readonly locale?: string;
  readonly offsetMs: number;
  readonly durationMs: number;
  readonly confidence: number;
  /** Display form: punctuation and capitals. */
  readonly text: string;
  readonly words: readonly RecognizedWord[];
}

export interface RecognizedAudio {
  readonly durationMs: number;
  readonly channels: number;
  /** Ordered by offset. */
  readonly phrases: readonly RecognizedPhrase[];
}

/** Thrown for audio that can't be recognized; becomes `errorKind`/`errorMessage` in report.json. */
export class RecognitionError extends Error {
  override readonly name = 'RecognitionError';
  constructor(
    readonly kind: 'InvalidData' | 'EmptyAudioFile' | 'LimitExceeded' | 'Internal',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** How long the service takes for a job, where the engine itself takes next to no time. */
export interface ServiceTime {
  /** From the start of a job to the start of its first recordings, in milliseconds. */
  readonly jobStartMs: number;
  /** For one recording, in milliseconds. */
  readonly fileMs: number;
  /** Recordings of a job that are worked on at a time; 1 is one after another. */
  readonly filesAtOnce: number;
}

export interface RecognitionEngine {
  /** Stated service times; without them a job takes as long as the engine does. */
  readonly serviceTime?: ServiceTime | undefined;
  /** False for an engine that never opens `file`: recordings are fetched then, and not kept. */
  readonly readsFiles?: boolean;
  recognize(request: RecognitionRequest): Promise<RecognizedAudio>;
  close(): Promise<void>;
}
