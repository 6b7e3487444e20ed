import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { extname, join } from 'node:path';
import { RecognitionError } from '../../speech/engine';
import type { RecognizedAudio } from '../../speech/engine';
import type { ModelFolders, RecognitionTask } from '../recognizer';
import { AnswerSchema } from './protocol';
import type { Answer, Command } from './protocol';

export interface ProcessOptions {
  readonly folders: ModelFolders;
  readonly threads: number;
  /** Options for Node in the child. */
  readonly execArgv: readonly string[];
}

/** Kept of what the child writes on stderr, for the message when it crashes. */
const STDERR_CHARACTERS = 500;

/** The parent's end of the recognizer's process. Does one thing at a time. */
export class RecognizerProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  #stderr = '';
  #waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;
  #onProgress: (fraction: number) => void = () => {};
  #gone: Error | undefined;

  private constructor(execArgv: readonly string[]) {
    const entry = join(__dirname, `child${extname(__filename)}`); // .js; .ts when tests run the source
    this.#child = fork(entry, [], {
      execArgv: [...execArgv],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_CHARACTERS);
    });
    this.#child.on('message', (message) => {
      const answer = AnswerSchema.safeParse(message);
      if (answer.success) this.#hear(answer.data);
      else this.#fail(answer.error);
    });
    this.#child.on('error', (error) => this.#fail(error));
    this.#child.on('exit', (code, signal) => {
      const how = signal ? `was ended by ${signal}` : `exited with code ${code}`;
      const message = `The recognizer's process ${how}. ${this.#stderr.trim()}`.trim();
      this.#fail(new RecognitionError('Internal', message));
    });
    this.#exited = once(this.#child, 'exit').catch(() => undefined);
  }

  /** Starts a process and loads the models in it, which takes about a second. */
  static async start(options: ProcessOptions): Promise<RecognizerProcess> {
    const { folders, threads, execArgv } = options;
    const process = new RecognizerProcess(execArgv);
    try {
      await process.#ask({ type: 'load', folders, threads });
      return process;
    } catch (error) {
      await process.stop();
      throw error;
    }
  }

  /** Whether it can still be asked. */
  get alive(): boolean {
    return this.#gone === undefined;
  }

  /** @throws RecognitionError, of kind `Internal` when the process ends before it answers. */
  async recognize(
    task: RecognitionTask,
    onProgress: (fraction: number) => void,
  ): Promise<RecognizedAudio> {
    this.#onProgress = onProgress;
    const answer = await this.#ask({ type: 'recognize', task });
    if (answer.type !== 'recognized') throw new Error(`Unexpected answer: ${answer.type}.`);
    return answer.audio;
  }

  /** Ends the process at once, whatever it does. */
  async stop(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  #ask(command: Command): Promise<Answer> {
    if (this.#gone) return Promise.reject(this.#gone);
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.#waiting = { resolve, reject };
    this.#child.send(command, (error) => error && this.#fail(error));
    return promise;
  }

  #hear(answer: Answer): void {
    if (answer.type === 'progress') return this.#onProgress(answer.fraction);
    if (answer.type === 'failed') {
      return this.#waiting?.reject(new RecognitionError(answer.kind, answer.message));
    }
    this.#waiting?.resolve(answer);
  }

  #fail(error: Error): void {
    this.#gone ??= error;
    this.#waiting?.reject(this.#gone);
  }
}
