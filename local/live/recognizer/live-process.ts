import { ChildLink, whenLoaded, type StartOptions } from '../../recognizer/process/child-link';
import type { LiveModelFolders } from './live-models';
import { answerSchema } from './protocol';
import type { Answer, Request, StreamEvent } from './protocol';

export type LiveProcessOptions = StartOptions<LiveModelFolders>;

/** The parent's end of the live recognizer's process. */
export class LiveProcess {
  readonly #child: ChildLink<Answer>;
  readonly #waiting = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  readonly #listeners = new Map<number, (event: StreamEvent) => void>();
  #ids = 0;

  private constructor(execArgv: readonly string[]) {
    this.#child = new ChildLink({
      name: "The live recognizer's process",
      folder: __dirname,
      execArgv,
      serialization: 'advanced', // audio as bytes
      answerSchema,
      onAnswer: (answer) => this.#hear(answer),
      onGone: (error) => this.#fail(error),
      toError: (message) => new Error(message),
    });
  }

  /** Starts a process and loads the models in it, which takes some seconds. */
  static async start({ folders, threads, execArgv }: LiveProcessOptions): Promise<LiveProcess> {
    return whenLoaded(new LiveProcess(execArgv), (process) =>
      process.ask({ type: 'load', folders, threads }),
    );
  }

  /** Whether it can still be asked. */
  get alive(): boolean {
    return this.#child.gone === undefined;
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
    if (this.#child.gone) return Promise.reject(this.#child.gone);
    const id = this.#ids++;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.set(id, { resolve, reject });
    this.#child.send({ ...request, id });
    return promise;
  }

  /** Ends the process at once, whatever it does. */
  async stop(): Promise<void> {
    this.#listeners.clear();
    await this.#child.stop();
  }

  #hear(answer: Answer): void {
    if (answer.type === 'event') return this.#listeners.get(answer.stream)?.(answer.event);
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.type === 'done') waiting?.resolve();
    else waiting?.reject(new Error(answer.message));
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    for (const listener of this.#listeners.values()) {
      listener({ kind: 'error', message: error.message });
    }
    this.#listeners.clear();
  }
}
