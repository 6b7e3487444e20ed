import { SpeechSegmenter } from '../../recognizer/audio/speech-segmenter';
import type { SpeechSegment } from '../../recognizer/audio/speech-segmenter';
import { SAMPLE_RATE } from '../../recognizer/audio/units';
import type { LiveListener } from '../engine';
import { FinalQueue } from './final-queue';
import type { FinalsOptions } from './finals-worker';
import type { LiveModels } from './live-models';

export interface ChannelOptions extends FinalsOptions {
  readonly silenceMs: number;
  readonly longestMs: number;
}

/** Partials are made when so much more has been heard; Whisper's cost many times as much as Moonshine's. */
const STEP_MS = { moonshine: 350, whisper: 1_500 };
/** Less than this is hardly understood. */
const SHORTEST_PARTIAL_MS = 500;
/** Utterances that wait for Whisper; with more than that, audio is heard no faster than transcribed. */
const MOST_WAITING = 6;

/** What partials said of an utterance. */
interface Heard {
  readonly offsetMs: number;
  readonly endMs: number;
  readonly text: string;
}

type Events = Pick<LiveListener, 'onSpeech' | 'onPartial' | 'onFinal' | 'onPause' | 'onError'>;

/** Hears one channel of a stream: partials while somebody speaks, finals at pauses. */
export class ChannelListener {
  readonly #segmenter: SpeechSegmenter;
  readonly #queue = new FinalQueue();
  readonly #stepMs: number;
  /** Of all finals that were asked for so far. */
  #finals = Promise.resolve();
  #heardMs = 0;
  /** Counts utterances, so that a partial of one that is over is dropped. */
  #utterance = 0;
  #speaking = false;
  #nextPartialMs = 0;
  #makingPartial = false;
  /** What partials said of the utterance that goes on, and of those that wait for their finals. */
  #open: Heard | undefined;
  readonly #ended: (Heard | undefined)[] = [];

  constructor(
    private readonly models: LiveModels,
    private readonly options: ChannelOptions,
    private readonly events: Events,
  ) {
    const { silenceMs: pauseMs, longestMs } = options;
    this.#segmenter = new SpeechSegmenter(models.voices, { pauseMs, longestMs });
    this.#stepMs = options.language === 'en' ? STEP_MS.moonshine : STEP_MS.whisper;
  }

  /** @param block samples at 16 kHz; ends when they were heard */
  async push(block: Float32Array): Promise<void> {
    const segments = await this.#segmenter.push(block);
    this.#heardMs += (1000 * block.length) / SAMPLE_RATE;
    segments.forEach((segment) => this.#end(segment));
    const since = this.#segmenter.openSince;
    if (since !== undefined && !this.#speaking) {
      this.#nextPartialMs = toMs(since) + SHORTEST_PARTIAL_MS;
      this.events.onSpeech?.(this.options.channel, toMs(since));
    }
    this.#speaking = since !== undefined;
    if (this.#speaking && this.#heardMs >= this.#nextPartialMs) this.#startPartial();
    if (this.#queue.length > MOST_WAITING) await this.#finals;
  }

  async cut(): Promise<void> {
    const segment = this.#segmenter.cut();
    if (segment) this.#end(segment);
    await this.#finals;
  }

  async finish(): Promise<void> {
    (await this.#segmenter.end()).forEach((segment) => this.#end(segment));
    await this.#finals;
  }

  close(): void {
    this.models.whisper.forget(this.options.key);
  }

  /** An utterance is over: its final is made when it is its turn. */
  #end(segment: SpeechSegment): void {
    this.#utterance += 1;
    this.#speaking = false;
    this.#ended.push(this.#open);
    this.#open = undefined;
    this.#queue.add(segment);
    this.#finals = this.models.finals
      .run(this, () => this.#giveFinals())
      .catch((error: unknown) =>
        this.events.onError(error instanceof Error ? error : new Error(String(error))),
      );
  }

  /** Of all utterances that wait, as far as they fit together; none are left for the turns after. */
  async #giveFinals(): Promise<void> {
    const chunk = this.#queue.take();
    if (!chunk) return;
    const { key, channel, language, diarization } = this.options;
    const options = { key, channel, language, diarization };
    const phrases = await this.models.whisper.finals(chunk, options);
    this.#ended.splice(0, chunk.pieces.length);
    for (const phrase of phrases) this.events.onFinal(phrase);
    const last = chunk.pieces.at(-1);
    if (last) this.events.onPause?.(channel, toMs(last.segment.speech.end));
  }

  /** Left out while the last one is still being made, and where Whisper has finals to make. */
  #startPartial(): void {
    const { models, options } = this;
    const usesWhisper = options.language !== 'en';
    if (this.#makingPartial || (usesWhisper && models.finals.busy)) return;
    const open = this.#segmenter.open;
    if (!open) return;
    this.#makingPartial = true;
    this.#nextPartialMs = this.#heardMs + this.#stepMs;
    const utterance = this.#utterance;
    const lane = usesWhisper ? models.finals : models.partials;
    void lane
      .run(this, () => this.#hear(open.audio))
      .then(
        (text) => this.#give(utterance, open.start, toMs(open.audio.length), text),
        () => undefined, // a partial is no loss; what is wrong shows with the final
      )
      .finally(() => (this.#makingPartial = false));
  }

  #hear(audio: Float32Array): Promise<string> {
    const { language } = this.options;
    const { moonshine, whisper } = this.models;
    return language === 'en' ? moonshine.transcribe(audio) : whisper.text(audio, language);
  }

  /**
   * A partial tells all that was heard since the last final: the utterances whose finals are still
   * being made, and the one that goes on.
   */
  #give(utterance: number, start: number, durationMs: number, text: string): void {
    if (utterance !== this.#utterance || text === '') return;
    this.#open = { offsetMs: toMs(start), endMs: toMs(start) + durationMs, text: text.trim() };
    const heard = [...this.#ended, this.#open].filter((one) => one !== undefined);
    const offsetMs = heard[0]?.offsetMs ?? toMs(start);
    this.events.onPartial?.({
      channel: this.options.channel,
      offsetMs,
      durationMs: this.#open.endMs - offsetMs,
      text: heard.map((one) => one.text).join(' '),
    });
  }
}

const toMs = (samples: number) => Math.round((samples * 1000) / SAMPLE_RATE);
