import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECT } from './command';

const WAIT_MS = 45_000;
const LOOK_MS = 50;

/** `npm run live` as a process, with what it has printed so far. */
export class LiveCommand {
  stdout = '';
  stderr = '';
  readonly ended: Promise<number | null>;

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString('utf8')));
    child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString('utf8')));
    this.ended = new Promise((resolve) => child.once('close', resolve));
  }

  /** @param environment what differs from this process's own */
  static start(
    words: readonly string[],
    environment: Readonly<Record<string, string>>,
  ): LiveCommand {
    const main = join(PROJECT, 'dist', 'live', 'main.js');
    return new LiveCommand(
      spawn(process.execPath, [main, ...words], {
        env: { ...process.env, INIT_CWD: PROJECT, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
  }

  /** Ctrl-C. */
  interrupt(): void {
    this.child.kill('SIGINT');
  }

  /** Waits until it has printed what matches. */
  async prints(pattern: RegExp): Promise<void> {
    for (const deadline = Date.now() + WAIT_MS; Date.now() < deadline; await sleep(LOOK_MS)) {
      if (pattern.test(this.stdout)) return;
    }
    this.child.kill('SIGKILL');
    throw new Error(
      `${String(pattern)} was not printed in time, but:\n${this.stdout}${this.stderr}`,
    );
  }
}
