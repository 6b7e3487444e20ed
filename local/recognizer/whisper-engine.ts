import { availableParallelism } from 'node:os';
import { ensureModels } from '../models/ensure-models';
import type { ModelProgress } from '../models/ensure-models';
import { RecognitionError } from '../speech/engine';
import type { RecognitionEngine, RecognitionRequest, RecognizedAudio } from '../speech/engine';
import { RecognizerProcess } from './process/recognizer-process';
import type { ProcessOptions } from './process/recognizer-process';
import { Turns } from './turns';

export interface WhisperEngineOptions {
  /** Threads for the heaviest part; by default all cores up to 4. */
  readonly threads?: number;
  /** Called while model files are fetched, on the first start only. */
  readonly onDownload?: (progress: ModelProgress) => void;
  /** How long the process is kept without work; it holds about 1.3 GB. By default 5 minutes. */
  readonly idleMs?: number;
  /** Options for Node in the recognizer's process, for tests that run TypeScript sources. */
  readonly execArgv?: readonly string[];
}

/** A RecognitionEngine that can be made ready before it is needed. */
export interface WhisperEngine extends RecognitionEngine {
  /** Starts the process and loads the models; otherwise the first recognition does. */
  warmUp(): Promise<void>;
}

const FIVE_MINUTES_MS = 5 * 60_000;

/**
 * Recognizes speech with Whisper base, on this machine, in a process of its own. Recordings are
 * recognized one after another: one uses all cores.
 *
 * @throws ModelDownloadError when the models are not in the cache and can't be fetched.
 */
export async function createWhisperEngine(
  options: WhisperEngineOptions = {},
): Promise<WhisperEngine> {
  const folders = await ensureModels(
    ['whisper-base', 'silero-vad', 'speaker-xvector'],
    options.onDownload ? { onProgress: options.onDownload } : {},
  );
  const process: ProcessOptions = {
    folders: {
      whisper: folders['whisper-base'],
      voice: folders['silero-vad'],
      speaker: folders['speaker-xvector'],
    },
    threads: options.threads ?? Math.min(4, availableParallelism()),
    execArgv: options.execArgv ?? [],
  };
  return new ProcessEngine(process, options.idleMs ?? FIVE_MINUTES_MS);
}

class ProcessEngine implements WhisperEngine {
  readonly #turns = new Turns();
  readonly #closing = new AbortController();
  #process: RecognizerProcess | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly options: ProcessOptions,
    private readonly idleMs: number,
  ) {}

  async warmUp(): Promise<void> {
    await this.#work(this.#closing.signal, async () => {});
  }

  async recognize(request: RecognitionRequest): Promise<RecognizedAudio> {
    const { file, locale, candidateLocales, channels, diarization, onProgress } = request;
    const task = {
      file,
      locale,
      channels: [...channels],
      ...(candidateLocales ? { candidateLocales: [...candidateLocales] } : {}),
      ...(diarization ? { diarization } : {}),
    };
    const signal = AbortSignal.any([request.signal, this.#closing.signal]);
    return this.#work(signal, (process) => process.recognize(task, onProgress ?? (() => {})));
  }

  async close(): Promise<void> {
    this.#closing.abort(new RecognitionError('Internal', 'The recognizer was closed.'));
    await this.#process?.stop();
    // A process that is just starting ends when its turn does.
    await this.#turns.take(new AbortController().signal, async () => {
      clearTimeout(this.#idle);
      await this.#process?.stop();
    });
  }

  /** Runs `work` on a process that is alive; an abort ends the process, which ends the work. */
  async #work<T>(
    signal: AbortSignal,
    work: (process: RecognizerProcess) => Promise<T>,
  ): Promise<T> {
    return this.#turns.take(signal, async () => {
      clearTimeout(this.#idle);
      const process = await this.#alive();
      const stop = () => void process.stop();
      try {
        signal.throwIfAborted();
        signal.addEventListener('abort', stop, { once: true });
        return await work(process);
      } catch (error) {
        signal.throwIfAborted(); // the reason, not that the process was ended for it
        throw error;
      } finally {
        signal.removeEventListener('abort', stop);
        this.#idle = setTimeout(stop, this.idleMs).unref();
      }
    });
  }

  async #alive(): Promise<RecognizerProcess> {
    if (!this.#process?.alive) this.#process = await RecognizerProcess.start(this.options);
    return this.#process;
  }
}
