import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A stand-in that runs in a process of its own, so that it can be killed or measured. */
export class Child {
  private constructor(private readonly process: ChildProcess) {}

  /**
   * Starts a script (TypeScript) that sends one message when it is ready.
   * @param options passed to the script as JSON in its first argument
   */
  static async start<Ready>(script: string, options: object): Promise<[Child, Ready]> {
    const child = fork(script, [JSON.stringify(options)], {
      execArgv: ['--require', join(__dirname, 'typescript.cjs')],
    });
    const exited = once(child, 'exit').then(([code]) => {
      throw new Error(`The child process ended with ${String(code)} before it was ready.`);
    });
    const [ready] = (await Promise.race([once(child, 'message'), exited])) as [Ready];
    exited.catch(() => undefined);
    return [new Child(child), ready];
  }

  /** Sends a message and waits for the answer. */
  async ask<Answer>(question: string): Promise<Answer> {
    const answer = once(this.process, 'message');
    this.process.send(question);
    const [message] = (await answer) as [Answer];
    return message;
  }

  /** kill -9: nothing gets a chance to be saved. */
  async kill(): Promise<void> {
    const exited = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await exited;
  }
}
