import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { extname, join } from 'node:path';
import type { LiveModelFolders } from './live-models';
import { answerSchema } from './protocol';
import type { Answer, Request, StreamEvent } from './protocol';

export interface LiveProcessOptions {
  readonly folders: LiveModelFolders;
  readonly threads: number;
  /** Options for Node in the child. */
  readonly execArgv: readonly string[];
}

/** Kept of what the child writes on stderr, for the message when it crashes. */
const STDERR_CHARACTERS = 500;

/** The parent's end of the live recognizer's process. */
export class LiveProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  readonly #waiting = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  readonly #listeners = new Map<number, (event: StreamEvent) => void>();
  #ids = 0;
  #stderr = '';
  #gone: Error | undefined;

  private constructor(execArgv: readonly string[]) {
    const entry = join(__dirname, `child${extname(__filename)}`); // .js; .ts when tests run the source
    this.#child = fork(entry, [], {
      execArgv: [...execArgv],
      serialization: 'advanced', // audio as bytes
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_CHARACTERS);
    });
    this.#child.on('message', (message) => {
      const answer = answerSchema.safeParse(message);
      if (answer.success) this.#hear(answer.data);
      else this.#fail(answer.error);
    });
    this.#child.on('error', (error) => this.#fail(error));
    this.#child.on('exit', (code, signal) => {
      const how = signal ? `was ended by ${signal}` : `exited with code ${String(code)}`;
      const message = `The live recognizer's process ${how}. ${this.#stderr.trim()}`.trim();
      this.#fail(new Error(message));
    });
    this.#exited = once(this.#child, 'exit').catch(() => undefined);
  }

  /** Starts a process and loads the models in it, which takes some seconds. */
  static async start({ folders, threads, execArgv }: LiveProcessOptions): Promise<LiveProcess> {
    const process = new LiveProcess(execArgv);
    try {
      await process.ask({ type: 'load', folders, threads });
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

  /** Until it is told to stop; an `error` when the process ends. */
  listen(stream: number, listener: (event: StreamEvent) => void): void {
    this.#listeners.set(stream, listener);
  }

  unlisten(stream: number): void {
    this.#listeners.delete(stream);
  }

  /** Ends when the child has done it. @throws Error when it can't, or is gone */
  ask(request: Request): Promise<void> {
    if (this.#gone) return Promise.reject(this.#gone);
    const id = this.#ids++;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.set(id, { resolve, reject });
    this.#child.send({ ...request, id }, (error) => error && this.#fail(error));
    return promise;
  }

  /** Ends the process at once, whatever it does. */
  async stop(): Promise<void> {
    this.#listeners.clear();
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  #hear(answer: Answer): void {
    if (answer.type === 'event') return this.#listeners.get(answer.stream)?.(answer.event);
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.type === 'done') waiting?.resolve();
    else waiting?.reject(new Error(answer.message));
  }

  #fail(error: Error): void {
    this.#gone ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    for (const listener of this.#listeners.values()) {
      listener({ kind: 'error', message: error.message });
    }
    this.#listeners.clear();
  }
}
