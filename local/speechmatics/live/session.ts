import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveEngine } from '../../live/engine';
import type { LiveSocket } from '../../live/socket/live-socket';
import { languagePack } from '../protocol/languages';
import { readClientMessage, type ClientMessage } from './client-message';
import { Recognition } from './recognition';
import { Refusal, toRefusal } from './refusal';
import { readStart, type ChangedConfig, type SessionConfig } from './start-recognition';
import { SessionTimes, type TimeLimits } from './time-limits';

export interface SessionTools {
  readonly engine: LiveEngine;
  readonly limits: TimeLimits;
  readonly clock: () => number;
}

const START_MS = 5_000;

type Command = Exclude<ClientMessage, { message: 'StartRecognition' }>;

/** One connection: `StartRecognition`, audio and commands, `EndOfStream`. */
export class Session {
  /** Of each channel; without channels of its own the first. */
  readonly #added = new Map<number, number>();
  readonly #times: SessionTimes;
  #recognition: Recognition | undefined;
  #config: SessionConfig | undefined;
  #state: 'new' | 'recognizing' | 'ending' | 'over' = 'new';
  #last = Promise.resolve();

  constructor(
    private readonly socket: LiveSocket,
    private readonly tools: SessionTools,
  ) {
    this.#times = new SessionTimes(tools.limits, tools.clock());
  }

  /** What it was asked for, once it was. */
  get config(): SessionConfig | undefined {
    return this.#config;
  }

  /** Takes a frame; frames are worked on one after another. */
  take(data: Buffer, isBinary: boolean): void {
    this.#times.sign(this.tools.clock());
    const work = () => (isBinary ? this.#addAudio(data) : this.#obey(data.toString('utf8')));
    this.#last = this.#last.then(work).catch((error: unknown) => this.fail(toRefusal(error)));
  }

  /** The client is there: a ping or a pong came. */
  sign(): void {
    this.#times.sign(this.tools.clock());
  }

  /** Warns, and ends what has lasted too long. */
  checkTime(): void {
    for (const event of this.#times.check(this.tools.clock())) {
      if (event.kind === 'warning') {
        const minutes = Math.ceil(event.leftMs / 60_000);
        const reason = `The session ends in ${String(minutes)} minutes.`;
        this.#send({ message: 'Warning', type: event.type, reason });
      } else if (event.type === 'dead') {
        this.end();
        this.socket.close(1008, 'policy_violation');
      } else {
        this.fail(new Refusal(event.type, 'The session has reached its limit in time.'));
      }
    }
  }

  /** Tells the client why, and closes the connection. */
  fail(refusal: Refusal): void {
    if (this.#state === 'over') return;
    this.end();
    const { code, payload } = refusal.closing;
    this.#send({ message: 'Error', type: refusal.type, reason: refusal.message, code });
    this.socket.close(code, payload);
  }

  /** The connection is gone, or about to be. */
  end(): void {
    this.#state = 'over';
    this.#recognition?.close();
  }

  async #obey(text: string): Promise<void> {
    if (this.#state === 'over') return;
    const message = readClientMessage(text);
    if (message.message === 'StartRecognition') return this.#start(message);
    const recognition = this.#running();
    await this.#carryOut(message, recognition);
  }

  async #start(message: unknown): Promise<void> {
    if (this.#state !== 'new') throw new Refusal('protocol_error', 'Recognition has started.');
    const config = readStart(message);
    this.#config = config;
    const quality = config.format !== 'file' && config.format.rate < 16_000;
    this.#send({
      message: 'Info',
      type: 'recognition_quality',
      quality: quality ? 'telephony' : 'broadcast',
      reason: `Running recognition with the ${quality ? 'telephony' : 'broadcast'} model.`,
    });
    // Clients wait ten seconds for the start; audio that comes before the engine is ready is kept.
    await Promise.race([this.tools.engine.ready?.(), sleep(START_MS, undefined, { ref: false })]);
    if (this.#isOver()) return; // the client did not wait
    this.#recognition = new Recognition(this.tools.engine, config, {
      send: (body) => this.#send(body),
      said: () => this.socket.said(),
      fail: (refusal) => this.fail(refusal),
    });
    this.#state = 'recognizing';
    this.#send({
      message: 'RecognitionStarted',
      id: this.#recognition.id,
      orchestrator_version: 'local',
      language_pack_info: languagePack(config.language),
      ...(config.channels.length > 0 && { channel_ids: config.channels }),
    });
  }

  async #carryOut(command: Command, recognition: Recognition): Promise<void> {
    switch (command.message) {
      case 'SetRecognitionConfig':
        return this.#change(command.transcription_config, recognition);
      case 'ForceEndOfUtterance': {
        const { channel } = command;
        return recognition.force(
          channel === undefined ? undefined : recognition.channelOf(channel),
        );
      }
      case 'GetSpeakers':
        return recognition.tellSpeakers();
      case 'AddChannelAudio':
        return this.#addChannelAudio(command.channel, command.data, recognition);
      case 'EndOfChannel':
        if (recognition.endChannel(recognition.channelOf(command.channel))) await this.#finish();
        return;
      case 'EndOfStream':
        return this.#finish();
    }
  }

  #change({ language, enable_partials: partials }: ChangedConfig, recognition: Recognition): void {
    if (language !== undefined && language !== this.#config?.language) {
      throw new Refusal('invalid_config', 'The language of a session does not change.');
    }
    recognition.change(partials);
  }

  async #addAudio(bytes: Buffer): Promise<void> {
    if (this.#state === 'over') return;
    if (this.#isTooLate()) return;
    const recognition = this.#running();
    if (this.#config?.channels.length) {
      throw new Refusal('protocol_error', 'Channels are sent by AddChannelAudio.');
    }
    const seq = await this.#hear(recognition, bytes, 0);
    this.#send({ message: 'AudioAdded', seq_no: seq });
  }

  async #addChannelAudio(name: string, data: string, recognition: Recognition): Promise<void> {
    if (this.#isTooLate()) return;
    const bytes = Buffer.from(data, 'base64');
    const seq = await this.#hear(recognition, bytes, recognition.channelOf(name));
    this.#send({ message: 'ChannelAudioAdded', seq_no: seq, channel: name });
  }

  /** Acknowledged when it was heard: a client that waits for it does not run ahead. */
  async #hear(recognition: Recognition, bytes: Buffer, channel: number): Promise<number> {
    this.#times.audio(this.tools.clock());
    await recognition.take(bytes, channel);
    this.socket.heard(bytes.length);
    const seq = (this.#added.get(channel) ?? 0) + 1;
    this.#added.set(channel, seq);
    return seq;
  }

  #isTooLate(): boolean {
    if (this.#state !== 'ending') return false;
    const reason = 'Audio after the end of the stream is not heard.';
    this.#send({ message: 'Warning', type: 'add_audio_after_eos', reason });
    return true;
  }

  #isOver(): boolean {
    return this.#state === 'over';
  }

  #running(): Recognition {
    if (!this.#recognition) {
      throw new Refusal('protocol_error', 'StartRecognition must be the first message.');
    }
    return this.#recognition;
  }

  async #finish(): Promise<void> {
    if (this.#state !== 'recognizing') return;
    this.#state = 'ending';
    // Not in the queue of frames: what comes meanwhile is answered.
    const finished = this.#recognition?.finish() ?? Promise.resolve();
    void finished.then(
      () => {
        this.end();
        this.socket.close(1000, '');
      },
      (error: unknown) => this.fail(toRefusal(error)),
    );
  }

  #send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }
}
