import type { LiveFinal } from '../types';

/** A final as the app takes it. */
export interface NumberedPhrase extends Omit<LiveFinal, 'receivedAt'> {
  /** 1, 2, 3 … over the whole session. */
  readonly sequence: number;
}

/** What the app takes at most (docs/live.md); no recognizer comes near it. */
const MOST_TEXT = 10_000;
const MOST_WORDS = 2_000;
const MOST_WORD = 200;
const MOST_SPEAKERS = 35;

/**
 * Finals on their way to the app, each with its number. One that was acknowledged is kept all the
 * same: at the end the app may say that it misses it.
 */
export class Outbox {
  private readonly phrases = new Map<number, NumberedPhrase>();
  private readonly waiting = new Set<number>();
  private next: number;

  constructor(firstSequence: number) {
    this.next = firstSequence;
  }

  /** The highest number given; 0 when there is none. */
  get lastSequence(): number {
    return this.next - 1;
  }

  get isEmpty(): boolean {
    return this.waiting.size === 0;
  }

  add({ receivedAt: _receivedAt, ...final }: LiveFinal): void {
    const sequence = this.next;
    this.next += 1;
    this.phrases.set(sequence, { sequence, ...withinBounds(final) });
    this.waiting.add(sequence);
  }

  /** The oldest that wait, at most so many. */
  batch(most: number): NumberedPhrase[] {
    return [...this.waiting].slice(0, most).flatMap((sequence) => this.phrases.get(sequence) ?? []);
  }

  acknowledge(sequences: readonly number[]): void {
    for (const sequence of sequences) this.waiting.delete(sequence);
  }

  /** They must go once more. Returns how many of them are known here. */
  sendAgain(sequences: readonly number[]): number {
    const known = sequences.filter((sequence) => this.phrases.has(sequence));
    for (const sequence of known) this.waiting.add(sequence);
    return known.length;
  }
}

function withinBounds(final: Omit<LiveFinal, 'receivedAt'>): Omit<LiveFinal, 'receivedAt'> {
  const { speaker, words, text, lexical, ...rest } = final;
  return {
    ...rest,
    text: text.slice(0, MOST_TEXT),
    ...(lexical !== undefined && { lexical: lexical.slice(0, MOST_TEXT) }),
    ...(speaker !== undefined && speaker <= MOST_SPEAKERS && { speaker }),
    ...(words && {
      words: words
        .slice(0, MOST_WORDS)
        .map((word) => ({ ...word, text: word.text.slice(0, MOST_WORD) })),
    }),
  };
}
