import { randomUUID } from 'node:crypto';
import type { LiveEngine, LiveStream } from '../../live/engine';
import { AudioInput } from './audio-input';
import { Refusal } from './refusal';
import type { SessionConfig } from './start-recognition';
import { finalTranscript, partialTranscript, speakerLabel } from './transcript';

/** How messages leave. */
export interface Outlet {
  send(message: object): void;
  /** A final was sent. */
  said(): void;
  fail(error: Refusal): void;
}

/** From `RecognitionStarted` to `EndOfTranscript`: audio in, transcripts out. */
export class Recognition {
  readonly id = randomUUID();
  readonly #stream: LiveStream;
  readonly #inputs: readonly AudioInput[];
  readonly #ended = new Set<number>();
  readonly #speakers = new Set<string>();
  #partials: boolean;
  #forced = false;
  #utteranceEnds = 0;

  constructor(
    engine: LiveEngine,
    private readonly config: SessionConfig,
    private readonly outlet: Outlet,
  ) {
    const count = config.channels.length > 1 ? 2 : 1;
    this.#partials = config.partials;
    this.#inputs = Array.from({ length: count }, () => new AudioInput(config.format));
    this.#stream = engine.open(
      {
        locale: config.locale,
        channels: count,
        diarization: config.maxSpeakers ? { maxSpeakers: config.maxSpeakers } : undefined,
        silenceMs: config.utteranceSilenceMs || undefined,
        mostDelayMs: config.maxDelayMs,
      },
      {
        onPartial: (partial) => {
          const options = this.#options(partial.channel);
          if (this.#partials) outlet.send(partialTranscript(partial, options));
        },
        onFinal: (final) => {
          if (final.speaker !== undefined) this.#speakers.add(speakerLabel(final.speaker));
          outlet.send(finalTranscript(final, this.#options(final.channel), this.#forced));
          outlet.said();
        },
        onPause: (channel, offsetMs) => {
          if (config.utteranceSilenceMs > 0 || this.#forced) this.#endUtterance(channel, offsetMs);
        },
        onError: () => outlet.fail(new Refusal('job_error', 'The recognizer broke down.')),
      },
    );
  }

  /** Ends when the audio was heard. @throws Refusal */
  async take(bytes: Buffer, channel = 0): Promise<void> {
    const pcm = this.#inputs[channel]?.take(bytes);
    if (pcm && pcm.length > 0) await this.#stream.write(pcm, channel);
  }

  /** The number of a channel. @throws Refusal for a name that was not given at the start */
  channelOf(name: string): number {
    const channel = this.config.channels.indexOf(name);
    if (channel < 0) throw new Refusal('protocol_error', `There is no channel "${name}".`);
    return channel;
  }

  change(partials: boolean | undefined): void {
    this.#partials = partials ?? this.#partials;
  }

  /** Gives finals of what was said so far, and says that the utterance has ended. */
  async force(channel: number | undefined): Promise<void> {
    const before = this.#utteranceEnds;
    this.#forced = true;
    await this.#stream.cut(channel);
    this.#forced = false;
    if (this.#utteranceEnds === before) this.#endUtterance(channel ?? 0, undefined);
  }

  tellSpeakers(): void {
    const speakers = [...this.#speakers].map((label) => ({
      label,
      speaker_identifiers: [Buffer.from(`${this.id}/${label}`).toString('base64')],
    }));
    this.outlet.send({ message: 'SpeakersResult', speakers });
  }

  /** @returns whether all channels have ended now */
  endChannel(channel: number): boolean {
    this.#ended.add(channel);
    return this.#ended.size >= this.config.channels.length;
  }

  /** The rest of the transcript. @throws Refusal */
  async finish(): Promise<void> {
    for (const [channel, input] of this.#inputs.entries()) {
      for await (const pcm of input.rest()) await this.#stream.write(pcm, channel);
    }
    await this.#stream.finish();
    if (this.config.tellsSpeakers) this.tellSpeakers();
    this.outlet.send({ message: 'EndOfTranscript' });
  }

  close(): void {
    this.#stream.close();
  }

  #endUtterance(channel: number, offsetMs: number | undefined): void {
    this.#utteranceEnds += 1;
    const time = offsetMs === undefined ? undefined : Math.round(offsetMs / 10) / 100;
    const name = this.config.channels[channel];
    this.outlet.send({
      message: 'EndOfUtterance',
      metadata: time === undefined ? {} : { start_time: time, end_time: time },
      ...(name !== undefined && { channel: name }),
    });
  }

  #options(channel: number) {
    const { language, channels, maxSpeakers } = this.config;
    return { language, speakers: maxSpeakers !== undefined, channel: channels[channel] };
  }
}
