import { fork, type ChildProcess, type SerializationType } from 'node:child_process';
import { once } from 'node:events';
import { extname, join } from 'node:path';
import type { z } from 'zod';

/** Kept of what the child writes on stderr, for the message when it crashes. */
const STDERR_CHARACTERS = 500;

/** What a process that recognizes speech is started with. */
export interface StartOptions<Folders> {
  /** Of the models. */
  readonly folders: Folders;
  readonly threads: number;
  /** Options for Node in the child. */
  readonly execArgv: readonly string[];
}

export interface ChildOptions<Answer> {
  /** What the child is, to begin a sentence with. */
  readonly name: string;
  /** The folder of its program, which is called `child`. */
  readonly folder: string;
  /** Options for Node in the child. */
  readonly execArgv: readonly string[];
  /** By default `json`. */
  readonly serialization?: SerializationType;
  readonly answerSchema: z.ZodType<Answer>;
  readonly onAnswer: (answer: Answer) => void;
  /** The child is of no use any more; may be called several times. */
  readonly onGone: (error: Error) => void;
  /** The error of a child that has ended. */
  readonly toError: (message: string) => Error;
}

/** A process of this program and the messages to and from it. */
export class ChildLink<Answer> {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  #stderr = '';
  #gone: Error | undefined;

  constructor(private readonly options: ChildOptions<Answer>) {
    const { name, folder, execArgv, serialization = 'json' } = options;
    const entry = join(folder, `child${extname(__filename)}`); // .js; .ts when tests run the source
    this.#child = fork(entry, [], {
      execArgv: [...execArgv],
      serialization,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_CHARACTERS);
    });
    this.#child.on('message', (message) => {
      const answer = options.answerSchema.safeParse(message);
      if (answer.success) options.onAnswer(answer.data);
      else this.#fail(answer.error);
    });
    this.#child.on('error', (error) => this.#fail(error));
    this.#child.on('exit', (code, signal) => {
      const how = signal ? `was ended by ${signal}` : `exited with code ${String(code)}`;
      this.#fail(options.toError(`${name} ${how}. ${this.#stderr.trim()}`.trim()));
    });
    this.#exited = once(this.#child, 'exit').catch(() => undefined);
  }

  /** Why it can't be asked any more. */
  get gone(): Error | undefined {
    return this.#gone;
  }

  /** What can't be sent makes it gone. */
  send(message: object): void {
    this.#child.send(message, (error) => error && this.#fail(error));
  }

  /** Ends the process at once, whatever it does. */
  async stop(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  #fail(error: Error): void {
    this.#gone ??= error;
    this.options.onGone(error);
  }
}

/** The process when it has loaded its models; one that can't is stopped. */
export async function whenLoaded<Process extends { stop(): Promise<void> }>(
  process: Process,
  load: (process: Process) => Promise<unknown>,
): Promise<Process> {
  try {
    await load(process);
    return process;
  } catch (error) {
    await process.stop();
    throw error;
  }
}
