import { availableParallelism } from 'node:os';
import { ensureModels } from '../models/ensure-models';
import type { LiveEngine, LiveListener, LiveOptions, LiveStream } from './engine';
import { LiveProcess, type LiveProcessOptions } from './recognizer/live-process';
import type { StreamEvent } from './recognizer/protocol';

/** All that live transcription needs; those of batch transcription among them. */
export const LIVE_MODELS = [
  'whisper-base',
  'silero-vad',
  'speaker-xvector',
  'moonshine-tiny',
] as const;

export interface RecognizingLiveEngineOptions {
  /** Threads for Whisper; by default all cores up to 4. */
  readonly threads?: number;
  /** How long the process is kept without a stream; it holds about 1 GB. By default 5 minutes. */
  readonly idleMs?: number;
  /** Options for Node in the recognizer's process, for tests that run TypeScript sources. */
  readonly execArgv?: readonly string[];
}

const FIVE_MINUTES_MS = 5 * 60_000;

/**
 * Hears speech on this machine: partials by Moonshine tiny (English; by Whisper for other languages),
 * finals by Whisper base at the pauses that Silero finds. The models live in a process of its own,
 * which starts with the first stream.
 */
export class RecognizingLiveEngine implements LiveEngine {
  readonly #streams = new Set<number>();
  #process: Promise<LiveProcess> | undefined;
  #ids = 0;
  #starting: Promise<LiveProcess> | undefined;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(private readonly options: RecognizingLiveEngineOptions = {}) {}

  async ready(): Promise<void> {
    await this.#alive();
    this.#stopWhenIdle();
  }

  open(options: LiveOptions, listener: LiveListener): LiveStream {
    const id = this.#ids++;
    clearTimeout(this.#idle);
    this.#streams.add(id);
    return new RecognizedStream(id, options, listener, this.#alive(), () => {
      this.#streams.delete(id);
      this.#stopWhenIdle();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    const running = await this.#process?.catch(() => undefined);
    await running?.stop();
  }

  async #alive(): Promise<LiveProcess> {
    if (this.#closed) throw new Error('The live recognizer was closed.');
    const running = await this.#process?.catch(() => undefined);
    if (running?.alive) return running;
    // Whoever came first while it was looked at has started one already.
    if (!this.#starting) this.#process = this.#starting = this.#start();
    return this.#starting;
  }

  async #start(): Promise<LiveProcess> {
    try {
      const folders = await ensureModels(LIVE_MODELS);
      const process: LiveProcessOptions = {
        folders: {
          whisper: folders['whisper-base'],
          voice: folders['silero-vad'],
          speaker: folders['speaker-xvector'],
          moonshine: folders['moonshine-tiny'],
        },
        threads: this.options.threads ?? Math.min(4, availableParallelism()),
        execArgv: this.options.execArgv ?? [],
      };
      return await LiveProcess.start(process);
    } finally {
      this.#starting = undefined;
    }
  }

  #stopWhenIdle(): void {
    clearTimeout(this.#idle);
    if (this.#streams.size > 0 || this.#closed) return;
    const stop = () => void this.#process?.then((process) => process.stop()).catch(() => undefined);
    this.#idle = setTimeout(stop, this.options.idleMs ?? FIVE_MINUTES_MS).unref();
  }
}

/** The parent's end of a stream. What it is asked goes to the process in the same order. */
class RecognizedStream implements LiveStream {
  readonly #opened: Promise<LiveProcess>;
  #over = false;

  constructor(
    private readonly id: number,
    { locale, channels, diarization, silenceMs }: LiveOptions,
    private readonly listener: LiveListener,
    process: Promise<LiveProcess>,
    private readonly onOver: () => void,
  ) {
    const options = {
      locale,
      channels,
      diarization: (diarization?.maxSpeakers ?? 1) > 1,
      ...(silenceMs === undefined ? {} : { silenceMs }),
    };
    this.#opened = process.then(async (running) => {
      running.listen(id, (event) => this.#hear(event));
      await running.ask({ type: 'open', stream: id, options });
      return running;
    });
    this.#opened.catch((error: unknown) => this.#breakDown(error));
  }

  write(pcm: Uint8Array, channel = 0): Promise<void> {
    return this.#ask((running) =>
      running.ask({ type: 'audio', stream: this.id, channel, pcm: Uint8Array.from(pcm) }),
    );
  }

  cut(channel?: number): Promise<void> {
    const which = channel === undefined ? {} : { channel };
    return this.#ask((running) => running.ask({ type: 'cut', stream: this.id, ...which }));
  }

  async finish(): Promise<void> {
    await this.#ask((running) => running.ask({ type: 'finish', stream: this.id }));
    this.close();
  }

  close(): void {
    if (this.#over) return;
    this.#over = true;
    this.onOver();
    const release = async () => {
      const running = await this.#opened;
      running.unlisten(this.id);
      await running.ask({ type: 'close', stream: this.id });
    };
    release().catch(() => undefined); // a process that is gone has closed it
  }

  async #ask(request: (running: LiveProcess) => Promise<void>): Promise<void> {
    if (this.#over) return;
    try {
      await request(await this.#opened);
    } catch (error) {
      this.#breakDown(error);
    }
  }

  #hear(event: StreamEvent): void {
    const { listener } = this;
    switch (event.kind) {
      case 'speech':
        return listener.onSpeech?.(event.channel, event.offsetMs);
      case 'partial':
        return listener.onPartial?.(event.partial);
      case 'final':
        return listener.onFinal(event.final);
      case 'pause':
        return listener.onPause?.(event.channel, event.offsetMs);
      case 'error':
        return this.#breakDown(new Error(event.message));
    }
  }

  #breakDown(error: unknown): void {
    if (this.#over) return;
    this.close();
    this.listener.onError(error instanceof Error ? error : new Error(String(error)));
  }
}
