import type { LiveEngine, LiveStream } from '../live/engine';
import { WaveAudio } from '../live/audio/wave-audio';
import { endOfDictation, hypothesis, noMatch, phrase, ticks } from './phrase-messages';
import type { TurnOptions } from './speech-context';

export interface TurnTools {
  readonly engine: LiveEngine;
  readonly options: TurnOptions;
  /** Where in the whole audio of the client this turn begins, for the scripted engine. */
  readonly fromMs: number;
  readonly send: (path: string, body?: object) => void;
  /** A phrase was sent that ends here, in milliseconds of this turn. */
  readonly onPhrase: (endMs: number) => void;
  /** The recognizer broke down. */
  readonly onBreakdown: () => void;
}

const MOST_SPEAKERS = 35;

/** From `speech.context` to `turn.end`: a RIFF header, audio, what is heard of it. */
export class Turn {
  readonly #audio = new WaveAudio();
  #stream: LiveStream | undefined;
  #bytes = 0;
  #state: 'new' | 'hearing' | 'over' = 'new';
  #spoken = false;
  #heardMs = 0;

  constructor(private readonly tools: TurnTools) {}

  /** Takes an audio message; an empty one is the end of the audio. @throws WaveError */
  async take(audio: Buffer): Promise<void> {
    if (this.#state === 'over') return;
    if (this.#state === 'new') {
      this.#state = 'hearing';
      this.tools.send('turn.start', { context: { serviceTag: 'local' } });
    }
    if (audio.length === 0) return this.#finish();
    const channels = this.#audio.take(audio);
    const stream = this.#stream ?? this.#open();
    if (!stream) return;
    this.#bytes += channels[0]?.length ?? 0;
    await Promise.all(channels.slice(0, 2).map((pcm, channel) => stream.write(pcm, channel)));
  }

  close(): void {
    this.#state = 'over';
    this.#stream?.close();
  }

  /** Possible as soon as the header tells how many channels there are. */
  #open(): LiveStream | undefined {
    const { engine, options, fromMs, send } = this.tools;
    const format = this.#audio.format;
    if (!format) return undefined;
    this.#stream = engine.open(
      {
        locale: options.locale,
        channels: format.channels === 1 ? 1 : 2,
        diarization: options.diarization ? { maxSpeakers: MOST_SPEAKERS } : undefined,
        silenceMs: options.silenceMs,
        scriptFromMs: fromMs,
      },
      {
        onSpeech: (_channel, offsetMs) => {
          if (this.#spoken || this.#state === 'over') return;
          this.#spoken = true;
          send('speech.startDetected', { Offset: ticks(offsetMs) });
        },
        onPartial: (partial) => {
          if (this.#state !== 'over') send('speech.hypothesis', hypothesis(partial, options));
        },
        onFinal: (final) => {
          if (this.#state === 'over') return;
          if (options.once) this.#sendSpeechEnd(final.offsetMs + final.durationMs);
          send('speech.phrase', phrase(final, options));
          this.#heardMs = Math.max(this.#heardMs, final.offsetMs + final.durationMs);
          this.tools.onPhrase(this.#heardMs);
          if (options.once) this.#end();
        },
        onError: () => this.tools.onBreakdown(),
      },
    );
    return this.#stream;
  }

  async #finish(): Promise<void> {
    const { options, send } = this.tools;
    await this.#stream?.finish();
    if (this.#isOver()) return; // one phrase was asked for, and came
    const endMs = this.#bytes / 32;
    this.#sendSpeechEnd(endMs);
    send('speech.phrase', options.once ? noMatch(endMs) : endOfDictation(endMs));
    this.#end();
  }

  #isOver(): boolean {
    return this.#state === 'over';
  }

  #sendSpeechEnd(offsetMs: number): void {
    if (this.#spoken) this.tools.send('speech.endDetected', { Offset: ticks(offsetMs) });
  }

  #end(): void {
    this.tools.send('turn.end');
    this.close();
  }
}
