import { deriveDialogue } from '../speech/scripted/derive-dialogue';
import { toRecognizedPhrases, type ScriptedPhrase } from '../speech/scripted/scripted-phrase';
import { BYTES_PER_MS } from './engine';
import type { LiveEngine, LiveListener, LiveOptions, LiveStream } from './engine';
import { findTapePosition } from './scripted/audio-clock';
import { ScriptReader } from './scripted/script-reader';

export interface ScriptedLiveEngineOptions {
  /** What is said in a script, by its name; without it, or where it has none, a derived dialogue. */
  readonly scripts?: Readonly<Record<string, readonly ScriptedPhrase[]>>;
  /** Phrases of derived dialogues (default 12). */
  readonly phrases?: number;
  /** Silence that ends an utterance, where the stream does not say (default 200 ms). */
  readonly silenceMs?: number;
}

const SILENCE_MS = 200;

/** The script of marked audio. */
export const tapeScript = (tape: number): string => `tape-${String(tape)}`;

/**
 * Hears what its script says, by the clock of the audio that has come: a partial with every word, a
 * final at every pause. Looks at the audio only for the marks of `tapeAudio`; takes next to no
 * processor time. For tests and benchmarks.
 */
export class ScriptedLiveEngine implements LiveEngine {
  constructor(private readonly options: ScriptedLiveEngineOptions = {}) {}

  open(options: LiveOptions, listener: LiveListener): LiveStream {
    return new ScriptedStream(this.options, options, listener);
  }

  /** The phrases of a script, as a stream with these options hears them. */
  phrasesOf(script: string, options: Pick<LiveOptions, 'locale' | 'channels' | 'diarization'>) {
    return phrasesOf(this.options, script, options);
  }

  async close(): Promise<void> {}
}

class ScriptedStream implements LiveStream {
  readonly #bytes: number[];
  readonly #readers = new Map<number, { reader: ScriptReader; fromMs: number }>();
  #listener: LiveListener | undefined;

  constructor(
    private readonly engine: ScriptedLiveEngineOptions,
    private readonly options: LiveOptions,
    listener: LiveListener,
  ) {
    this.#listener = listener;
    this.#bytes = Array.from({ length: options.channels }, () => 0);
  }

  async write(pcm: Uint8Array, channel = 0): Promise<void> {
    if (!this.#listener || pcm.length === 0) return;
    if (!this.#readers.has(channel)) this.#begin(this.#listener, pcm, channel);
    this.#bytes[channel] = (this.#bytes[channel] ?? 0) + pcm.length;
    const begun = this.#readers.get(channel);
    begun?.reader.advance(begun.fromMs + this.#clockMs(channel));
  }

  async cut(channel?: number): Promise<void> {
    for (const [number, { reader, fromMs }] of this.#readers) {
      if (channel === undefined || channel === number) reader.cut(fromMs + this.#clockMs(number));
    }
  }

  async finish(): Promise<void> {
    await this.cut();
    this.close();
  }

  close(): void {
    this.#listener = undefined;
    this.#readers.clear();
  }

  #clockMs(channel: number): number {
    return (this.#bytes[channel] ?? 0) / BYTES_PER_MS;
  }

  /** The first audio of a channel tells what is spoken on it. */
  #begin(listener: LiveListener, pcm: Uint8Array, channel: number): void {
    const { script = 'live', scriptFromMs = 0, silenceMs, mostDelayMs } = this.options;
    const tape = findTapePosition(pcm);
    const fromMs = tape?.offsetMs ?? scriptFromMs;
    const name = tape ? tapeScript(tape.tape) : script;
    const phrases = phrasesOf(this.engine, name, this.options);
    const reader = new ScriptReader(
      phrases.filter((phrase) => phrase.channel === channel),
      {
        fromMs,
        silenceMs: silenceMs ?? this.engine.silenceMs ?? SILENCE_MS,
        mostDelayMs: mostDelayMs ?? Infinity,
      },
      listener,
    );
    this.#readers.set(channel, { reader, fromMs });
  }
}

function phrasesOf(
  engine: ScriptedLiveEngineOptions,
  script: string,
  { locale, channels, diarization }: Pick<LiveOptions, 'locale' | 'channels' | 'diarization'>,
) {
  const request = { source: script, locale, ...(diarization && { diarization }) };
  const phrases =
    engine.scripts?.[script] ??
    deriveDialogue(request, { channels, phrases: engine.phrases }).phrases;
  return toRecognizedPhrases(phrases, request);
}
