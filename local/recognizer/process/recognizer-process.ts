import { RecognitionError } from '../../speech/engine';
import type { RecognizedAudio } from '../../speech/engine';
import type { ModelFolders, RecognitionTask } from '../recognizer';
import { ChildLink, whenLoaded, type StartOptions } from './child-link';
import { AnswerSchema } from './protocol';
import type { Answer, Command } from './protocol';

export type ProcessOptions = StartOptions<ModelFolders>;

/** The parent's end of the recognizer's process. Does one thing at a time. */
export class RecognizerProcess {
  readonly #child: ChildLink<Answer>;
  #waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;
  #onProgress: (fraction: number) => void = () => {};

  private constructor(execArgv: readonly string[]) {
    this.#child = new ChildLink<Answer>({
      name: "The recognizer's process",
      folder: __dirname,
      execArgv,
      answerSchema: AnswerSchema,
      onAnswer: (answer) => this.#hear(answer),
      onGone: (error) => this.#fail(error),
      toError: (message) => new RecognitionError('Internal', message),
    });
  }

  /** Starts a process and loads the models in it, which takes about a second. */
  static async start({ folders, threads, execArgv }: ProcessOptions): Promise<RecognizerProcess> {
    return whenLoaded(new RecognizerProcess(execArgv), (process) =>
      process.#ask({ type: 'load', folders, threads }),
    );
  }

  /** Whether it can still be asked. */
  get alive(): boolean {
    return this.#child.gone === undefined;
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
    await this.#child.stop();
  }

  #ask(command: Command): Promise<Answer> {
    if (this.#child.gone) return Promise.reject(this.#child.gone);
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.#waiting = { resolve, reject };
    this.#child.send(command);
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
    this.#waiting?.reject(error);
  }
}
