import { whisperLanguage } from '../../recognizer/languages';
import { ChannelListener } from './channel-listener';
import type { LiveModels } from './live-models';
import type { StreamEvent, StreamOptions } from './protocol';

/** Ends an utterance; the same as in batch transcription. */
const SILENCE_MS = 500;
/** Somebody who never pauses gets a final at the quietest place in so much speech. */
const LONGEST_MS = 15_000;

/** The streams that are open, in the process that holds the models. */
export class LiveRecognizer {
  readonly #streams = new Map<number, ListeningStream>();

  constructor(
    private readonly models: LiveModels,
    private readonly say: (stream: number, event: StreamEvent) => void,
  ) {}

  /** @throws Error for a language that Whisper does not know */
  open(id: number, options: StreamOptions): void {
    const say = (event: StreamEvent) => {
      if (this.#streams.has(id)) this.say(id, event); // nothing after it was closed
    };
    this.#streams.set(id, ListeningStream.open(id, this.models, options, say));
  }

  async audio(id: number, channel: number, pcm: Uint8Array): Promise<void> {
    await this.#streams.get(id)?.take(channel, pcm);
  }

  async cut(id: number, channel: number | undefined): Promise<void> {
    await this.#streams.get(id)?.cut(channel);
  }

  async finish(id: number): Promise<void> {
    await this.#streams.get(id)?.finish();
    this.close(id);
  }

  close(id: number): void {
    this.#streams.get(id)?.close();
    this.#streams.delete(id);
  }
}

/** One stream: its channels, each on its own, and audio in its order. */
class ListeningStream {
  readonly #last: Promise<void>[];

  private constructor(private readonly channels: readonly ChannelListener[]) {
    this.#last = channels.map(() => Promise.resolve());
  }

  static open(
    id: number,
    models: LiveModels,
    { locale, channels, diarization, silenceMs }: StreamOptions,
    say: (event: StreamEvent) => void,
  ): ListeningStream {
    const language = whisperLanguage(locale);
    if (!models.knows(language)) {
      throw new Error(`The local recognizer does not know the language of ${locale}.`);
    }
    const events = {
      onSpeech: (channel: number, offsetMs: number) => say({ kind: 'speech', channel, offsetMs }),
      onPartial: (partial: Extract<StreamEvent, { kind: 'partial' }>['partial']) =>
        say({ kind: 'partial', partial }),
      onFinal: (final: Extract<StreamEvent, { kind: 'final' }>['final']) =>
        say({ kind: 'final', final }),
      onPause: (channel: number, offsetMs: number) => say({ kind: 'pause', channel, offsetMs }),
      onError: (error: Error) => say({ kind: 'error', message: error.message }),
    };
    const listeners = Array.from({ length: channels }, (_, channel) => {
      const times = { silenceMs: silenceMs ?? SILENCE_MS, longestMs: LONGEST_MS };
      const key = 2 * id + channel;
      return new ChannelListener(models, { key, channel, language, diarization, ...times }, events);
    });
    return new ListeningStream(listeners);
  }

  take(channel: number, pcm: Uint8Array): Promise<void> {
    return this.#then(channel, (listener) => listener.push(samplesOf(pcm)));
  }

  async cut(channel: number | undefined): Promise<void> {
    const some = channel === undefined ? [...this.channels.keys()] : [channel];
    await Promise.all(some.map((one) => this.#then(one, (listener) => listener.cut())));
  }

  async finish(): Promise<void> {
    const all = [...this.channels.keys()];
    await Promise.all(all.map((one) => this.#then(one, (listener) => listener.finish())));
  }

  close(): void {
    this.channels.forEach((listener) => listener.close());
  }

  #then(channel: number, work: (listener: ChannelListener) => Promise<void>): Promise<void> {
    const listener = this.channels[channel];
    if (!listener) return Promise.resolve();
    const next = (this.#last[channel] ?? Promise.resolve()).then(() => work(listener));
    this.#last[channel] = next;
    return next;
  }
}

/** 16-bit samples, little endian, as numbers between -1 and 1. */
function samplesOf(pcm: Uint8Array): Float32Array {
  const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  return Float32Array.from(
    { length: pcm.byteLength >> 1 },
    (_, i) => view.getInt16(2 * i, true) / 32_768,
  );
}
