import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECT } from './command';

const WAIT_MS = 60_000;
const LOOK_MS = 100;

/** `npm start` as a process that stays, with what it has printed so far. */
export class RunningCommand {
  private printed = '';
  readonly ended: Promise<number | null>;

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.printed += chunk.toString('utf8')));
    child.stderr?.on('data', (chunk: Buffer) => (this.printed += chunk.toString('utf8')));
    this.ended = new Promise((resolve) => child.once('close', resolve));
  }

  static start(words: readonly string[]): RunningCommand {
    const main = join(PROJECT, 'dist', 'local', 'cli', 'main.js');
    return new RunningCommand(
      spawn(process.execPath, [main, 'start', ...words], { stdio: ['ignore', 'pipe', 'pipe'] }),
    );
  }

  get output(): string {
    return this.printed;
  }

  kill(signal: 'SIGINT' | 'SIGKILL'): void {
    this.child.kill(signal);
  }

  /** Waits until it has printed what matches, and gives the match. */
  async prints(pattern: RegExp): Promise<RegExpExecArray> {
    for (const deadline = Date.now() + WAIT_MS; Date.now() < deadline;) {
      const found = pattern.exec(this.printed);
      if (found) return found;
      await sleep(LOOK_MS);
    }
    throw new Error(`${String(pattern)} was not printed in time, but:\n${this.printed}`);
  }
}
