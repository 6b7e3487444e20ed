import type { RecognizedPhrase, RecognizedWord } from '../../speech/engine';
import type { LiveFinal, LiveListener } from '../engine';

export interface ReaderOptions {
  /** Where in the script the stream begins: what was said before is not heard. */
  readonly fromMs: number;
  readonly silenceMs: number;
  readonly mostDelayMs: number;
}

/** Reads one channel's phrases aloud, as far as the clock of its audio has come. */
export class ScriptReader {
  #phrase = 0;
  /** Words of the phrase that finals were given for. */
  #given = 0;
  /** Words of the phrase that partials were given for. */
  #heard = 0;

  constructor(
    private readonly phrases: readonly RecognizedPhrase[],
    private readonly options: ReaderOptions,
    private readonly listener: LiveListener,
  ) {
    const { fromMs } = options;
    this.#phrase = phrases.findIndex(({ words }) => words.some((word) => middle(word) >= fromMs));
    if (this.#phrase < 0) this.#phrase = phrases.length;
    const words = phrases[this.#phrase]?.words ?? [];
    this.#given = this.#heard = words.filter((word) => middle(word) < fromMs).length;
  }

  /** @param clockMs in the time of the script: the end of the audio that has come */
  advance(clockMs: number): void {
    const { silenceMs, mostDelayMs } = this.options;
    for (let open = this.#open(); open; open = this.#open()) {
      this.#hear(open, clockMs);
      const oldest = open.words[this.#given];
      if (oldest && this.#heard > this.#given && end(oldest) + mostDelayMs <= clockMs) this.#give();
      if (end(open) + silenceMs > clockMs) return;
      this.#give();
      this.#phrase += 1;
      this.#given = this.#heard = 0;
      this.listener.onPause?.(open.channel, end(open) - this.options.fromMs);
    }
  }

  /** A final of what was heard so far; the rest of the phrase follows as another one. */
  cut(clockMs: number): void {
    const open = this.#open();
    if (!open) return;
    while (begins(open.words[this.#heard], clockMs)) this.#heard += 1;
    const last = open.words[this.#heard - 1];
    if (!this.#give() || !last) return;
    this.listener.onPause?.(open.channel, end(last) - this.options.fromMs);
  }

  #open(): RecognizedPhrase | undefined {
    return this.phrases[this.#phrase];
  }

  #hear(phrase: RecognizedPhrase, clockMs: number): void {
    for (;;) {
      const word = phrase.words[this.#heard];
      if (!word || end(word) > clockMs) return;
      if (this.#heard === this.#given) this.listener.onSpeech?.(phrase.channel, this.#time(word));
      this.#heard += 1;
      const { channel, offsetMs, durationMs, text } = this.#piece(phrase);
      this.listener.onPartial?.({ channel, offsetMs, durationMs, text });
    }
  }

  /** Whether there was anything to give. */
  #give(): boolean {
    const phrase = this.#open();
    if (!phrase || this.#heard === this.#given) return false;
    const final = this.#piece(phrase);
    this.#given = this.#heard;
    this.listener.onFinal(final);
    return true;
  }

  /** The words that were heard and not given, in the time of the stream. */
  #piece(phrase: RecognizedPhrase): LiveFinal {
    const words = phrase.words
      .slice(this.#given, this.#heard)
      .map((word) => ({ ...word, offsetMs: this.#time(word) }));
    const offsetMs = words[0]?.offsetMs ?? 0;
    const last = words.at(-1);
    const durationMs = last ? end(last) - offsetMs : 0;
    const text = words.map((word) => word.text).join(' ');
    return { ...phrase, offsetMs, durationMs, text, words };
  }

  #time(word: RecognizedWord): number {
    return Math.max(0, word.offsetMs - this.options.fromMs);
  }
}

const end = ({ offsetMs, durationMs }: { offsetMs: number; durationMs: number }) =>
  offsetMs + durationMs;
const middle = ({ offsetMs, durationMs }: RecognizedWord) => offsetMs + durationMs / 2;
const begins = (word: RecognizedWord | undefined, clockMs: number) =>
  word !== undefined && middle(word) <= clockMs;
