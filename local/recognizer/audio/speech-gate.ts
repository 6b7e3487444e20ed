import { SAMPLE_RATE, VOICE_WINDOW } from './units';

/** A stretch of speech in one channel; positions are samples from the start of the recording. */
export interface SpeechSpan {
  readonly start: number;
  readonly end: number;
  /** For every window of 512 samples from `start` on: whether it holds a voice. */
  readonly voiced: readonly boolean[];
}

const windows = (seconds: number) => Math.round((seconds * SAMPLE_RATE) / VOICE_WINDOW);

/** Speech begins at this probability and goes on until it falls below the second (hysteresis). */
const BEGINS = 0.5;
const GOES_ON = 0.35;
/** A pause of this length ends a span, in milliseconds. */
const PAUSE_MS = 500;
/** Shorter than this is a click or a breath. */
const SHORTEST = windows(0.1);
/** Whisper hears 30 s at a time; the rest is room for padding. */
const LONGEST_MS = 27_000;

export interface GateOptions {
  /** A pause of this length ends a span (default 500 ms). */
  readonly pauseMs?: number | undefined;
  /** No span is longer (default 27 s). */
  readonly longestMs?: number | undefined;
}

/** Turns the probabilities of consecutive windows into spans of speech. */
export class SpeechGate {
  readonly #pause: number;
  readonly #longest: number;
  #window = 0;
  #open: { start: number; probabilities: number[]; silent: number } | undefined;

  constructor({ pauseMs = PAUSE_MS, longestMs = LONGEST_MS }: GateOptions = {}) {
    this.#pause = Math.max(1, windows(pauseMs / 1000));
    this.#longest = windows(longestMs / 1000);
  }

  /** Where the span that is open now begins, in samples. */
  get openSince(): number | undefined {
    return this.#open && this.#open.start * VOICE_WINDOW;
  }

  /** Takes the next window's probability; returns the span that it ends, if it ends one. */
  next(probability: number): SpeechSpan | undefined {
    const window = this.#window++;
    if (!this.#open) {
      if (probability < BEGINS) return undefined;
      this.#open = { start: window, probabilities: [probability], silent: 0 };
      return undefined;
    }
    const open = this.#open;
    open.probabilities.push(probability);
    open.silent = probability < GOES_ON ? open.silent + 1 : 0;
    if (open.silent >= this.#pause) return this.flush();
    if (open.probabilities.length >= this.#longest) return this.#cutAtQuietest(open);
    return undefined;
  }

  /** Ends the span that is open, if there is one. */
  flush(): SpeechSpan | undefined {
    const open = this.#open;
    this.#open = undefined;
    return open && span(open.start, open.probabilities.slice(0, -open.silent || undefined));
  }

  /** Somebody speaks without a pause: cut where a pause is likeliest, in the second half. */
  #cutAtQuietest(open: { start: number; probabilities: number[] }): SpeechSpan | undefined {
    const later = open.probabilities.slice(open.probabilities.length >> 1);
    const quietest = later.lastIndexOf(Math.min(...later)) + (open.probabilities.length >> 1);
    const rest = open.probabilities.slice(quietest);
    this.#open = { start: open.start + quietest, probabilities: rest, silent: 0 };
    return span(open.start, open.probabilities.slice(0, quietest));
  }
}

function span(first: number, probabilities: readonly number[]): SpeechSpan | undefined {
  if (probabilities.length < SHORTEST) return undefined;
  return {
    start: first * VOICE_WINDOW,
    end: (first + probabilities.length) * VOICE_WINDOW,
    voiced: probabilities.map((probability) => probability >= GOES_ON),
  };
}
