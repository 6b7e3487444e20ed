import type { InferenceSession } from 'onnxruntime-node';
import { SampleBuffer } from './sample-buffer';
import { SpeechGate } from './speech-gate';
import type { GateOptions, SpeechSpan } from './speech-gate';
import { VOICE_WINDOW } from './units';
import { VoiceDetector } from './voice-detector';

/** A stretch of speech with its audio. Positions are samples from the start of the recording. */
export interface SpeechSegment {
  /** Where `audio` begins: a little before the speech, so that no first sound is cut off. */
  readonly start: number;
  readonly audio: Float32Array;
  readonly speech: SpeechSpan;
}

/** Kept before and after the speech: 200 ms. */
const PADDING = 3_200;

/** Finds speech in one channel while it is decoded. Keeps only what may still be needed. */
export class SpeechSegmenter {
  readonly #detector: VoiceDetector;
  readonly #gate: SpeechGate;
  readonly #buffer = new SampleBuffer();
  #judged = 0;
  #lastEnd = 0;

  constructor(session: InferenceSession, options: GateOptions = {}) {
    this.#detector = new VoiceDetector(session);
    this.#gate = new SpeechGate(options);
  }

  /** The speech that goes on: its audio so far, with a little before it. */
  get open(): { readonly start: number; readonly audio: Float32Array } | undefined {
    const since = this.#gate.openSince;
    if (since === undefined) return undefined;
    const start = Math.max(since - PADDING, this.#lastEnd, this.#buffer.start);
    return { start, audio: this.#buffer.copy(start, this.#buffer.end) };
  }

  /** Where the speech that goes on begins. */
  get openSince(): number | undefined {
    return this.#gate.openSince;
  }

  /** Ends the speech that goes on, as a pause would. */
  cut(): SpeechSegment | undefined {
    const span = this.#gate.flush();
    return span && this.#cutOut(span, this.#buffer.end);
  }

  /** Takes the next block (16 kHz) and returns the segments that are complete. */
  async push(block: Float32Array): Promise<SpeechSegment[]> {
    this.#buffer.append(block);
    const segments: SpeechSegment[] = [];
    while (this.#judged + VOICE_WINDOW <= this.#buffer.end) {
      const window = this.#buffer.view(this.#judged, this.#judged + VOICE_WINDOW);
      const span = this.#gate.next(await this.#detector.next(window));
      this.#judged += VOICE_WINDOW;
      if (span) segments.push(this.#cutOut(span, this.#buffer.end));
    }
    this.#buffer.forgetBefore((this.#gate.openSince ?? this.#judged) - PADDING);
    return segments;
  }

  /** The end of the recording: judges what is left and closes the open segment. */
  async end(): Promise<SpeechSegment[]> {
    const end = this.#buffer.end;
    const segments = await this.push(new Float32Array(VOICE_WINDOW)); // silence fills the last window
    const span = this.#gate.flush();
    if (span) segments.push(this.#cutOut({ ...span, end: Math.min(span.end, end) }, end));
    return segments;
  }

  #cutOut(speech: SpeechSpan, available: number): SpeechSegment {
    const start = Math.max(speech.start - PADDING, this.#lastEnd, this.#buffer.start);
    const end = Math.min(speech.end + PADDING, available);
    this.#lastEnd = end;
    return { start, speech, audio: this.#buffer.copy(start, end) };
  }
}
