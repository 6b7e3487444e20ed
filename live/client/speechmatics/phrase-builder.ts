import type { LiveFinal, LivePartial } from '../types';
import { toFinal, written, type SpokenWord } from './spoken-words';

/** Where nobody ends a sentence, a pause does, and a bound. */
const PAUSE_MS = 1000;
const LONGEST_MS = 30_000;

/**
 * Makes phrases of one channel. Speechmatics settles a few words at a time, wherever its delay ends;
 * a phrase is what one speaker said up to the end of a sentence or a pause. Until then settled words
 * are shown as part of the partial, so that a partial grows and a final stays.
 */
export class PhraseBuilder {
  private open: SpokenWord[] = [];

  constructor(private readonly channel: number) {}

  /** Takes settled words; returns the phrases that they complete. */
  add(words: readonly SpokenWord[], receivedAt: number): LiveFinal[] {
    const complete: LiveFinal[] = [];
    for (const word of words) {
      if (this.endsBefore(word)) complete.push(...this.flush(receivedAt));
      this.open.push(word);
      if (word.endsSentence) complete.push(...this.flush(receivedAt));
    }
    return complete;
  }

  /** The end of an utterance, or of everything: what is open is a phrase. */
  flush(receivedAt: number): LiveFinal[] {
    const words = this.open;
    this.open = [];
    return words.length === 0 ? [] : [toFinal(this.channel, words, receivedAt)];
  }

  /** Where the open phrase begins, in milliseconds. */
  get openFrom(): number | undefined {
    return this.open[0]?.startMs;
  }

  /** What is being said: settled words of the open phrase and those that may change. */
  partial(words: readonly SpokenWord[], receivedAt: number): LivePartial | undefined {
    const all = [...this.open, ...words];
    const [first] = all;
    if (!first) return undefined;
    return {
      channel: this.channel,
      ...(first.speaker !== undefined && { speaker: first.speaker }),
      offsetMs: first.startMs,
      durationMs: Math.max(...all.map(({ endMs }) => endMs)) - first.startMs,
      text: written(all),
      receivedAt,
    };
  }

  private endsBefore(word: SpokenWord): boolean {
    const [first] = this.open;
    const last = this.open.at(-1);
    // A mark goes with the word before it, whoever the service says it is of.
    if (!first || !last || (word.isMark && !word.attachesToNext)) return false;
    return (
      word.speaker !== last.speaker ||
      word.startMs - last.endMs > PAUSE_MS ||
      word.endMs - first.startMs > LONGEST_MS
    );
  }
}
