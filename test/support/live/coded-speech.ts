import type { LiveFinal, LivePartial } from '../../../live/client';

/*
 * Audio that says of itself what is spoken in it: the value of a sample is the number of a word, and
 * zero is silence. Whoever hears it from any place on hears the same words at the same times, which
 * is what a test of a cut connection needs.
 */

const RATE = 16_000;
const WORD_MS = 200;
const GAP_MS = 40;
/** A silence that ends a phrase. */
const PAUSE_MS = 200;
export const BYTES_PER_MS = (RATE / 1000) * 2;

export interface CodedPhrase {
  readonly atMs: number;
  readonly words: readonly number[];
}

/** Phrases of some words each, with pauses between. Numbers repeat: people say things twice. */
export function codedPhrases(lengths: readonly number[]): CodedPhrase[] {
  let atMs = 300;
  return lengths.map((length, index) => {
    const words = Array.from({ length }, (_, at) => 1 + (((index % 2) * 7 + at) % 30));
    const phrase = { atMs, words };
    atMs += length * (WORD_MS + GAP_MS) + 500;
    return phrase;
  });
}

/** Where the last word ends, and some silence. */
export function lengthOf(phrases: readonly CodedPhrase[]): number {
  const last = phrases.at(-1);
  return last ? last.atMs + last.words.length * (WORD_MS + GAP_MS) + 600 : 600;
}

/** The audio of one channel. */
export function codedAudio(phrases: readonly CodedPhrase[], durationMs = lengthOf(phrases)) {
  const samples = new Int16Array((durationMs * RATE) / 1000);
  for (const { atMs, words } of phrases) {
    for (const [index, word] of words.entries()) {
      const from = atMs + index * (WORD_MS + GAP_MS);
      samples.fill(word, (from * RATE) / 1000, ((from + WORD_MS) * RATE) / 1000);
    }
  }
  return new Uint8Array(samples.buffer);
}

interface HeardWord {
  readonly word: number;
  readonly fromMs: number;
  untilMs: number;
}

/** Hears coded audio, at 1 ms: a partial with every word, a final at every pause and at the end. */
export class CodedListener {
  private heardMs = 0;
  private words: HeardWord[] = [];
  private isInWord = false;

  constructor(
    private readonly channel: number,
    private readonly on: {
      partial(partial: LivePartial): void;
      final(final: LiveFinal): void;
      silence?(untilMs: number): void;
    },
  ) {}

  write(pcm: Uint8Array): void {
    const bytes = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength);
    for (let at = 0; at + BYTES_PER_MS <= pcm.length; at += BYTES_PER_MS) {
      this.hear(bytes.getInt16(at, true));
    }
  }

  end(): void {
    this.complete();
  }

  private hear(word: number): void {
    const last = this.words.at(-1);
    if (word === 0) {
      this.isInWord = false;
      if (!last) this.on.silence?.(this.heardMs);
      else if (this.heardMs - last.untilMs >= PAUSE_MS) this.complete();
    } else if (this.isInWord && last?.word === word) {
      last.untilMs = this.heardMs + 1;
    } else {
      this.words.push({ word, fromMs: this.heardMs, untilMs: this.heardMs + 1 });
      this.isInWord = true;
      this.on.partial(this.spoken());
    }
    this.heardMs += 1;
  }

  private complete(): void {
    if (this.words.length === 0) return;
    const words = this.words.map(({ word, fromMs, untilMs }) => ({
      text: `w${word}`,
      offsetMs: fromMs,
      durationMs: untilMs - fromMs,
    }));
    const final = { ...this.spoken(), words };
    this.words = [];
    this.on.final(final);
  }

  private spoken(): LivePartial {
    const fromMs = this.words[0]?.fromMs ?? 0;
    return {
      channel: this.channel,
      offsetMs: fromMs,
      durationMs: (this.words.at(-1)?.untilMs ?? 0) - fromMs,
      text: this.words.map(({ word }) => `w${word}`).join(' '),
      receivedAt: performance.now(),
    };
  }
}
