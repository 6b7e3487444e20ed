import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
/** The built process entry. */
export const MAIN = resolve(ROOT, process.env.CALLSCRIBE_DIST ?? 'dist', 'local/host/main.js');

/** Settings of the fixture apps that have nothing to do with the test at hand. */
const SETTINGS = {
  LANDING_CONTAINER: 'landing',
  ORDERS_QUEUE: 'orders',
  SCHEDULE: '0 0 0 1 1 *',
};

export interface AppOptions {
  readonly settings?: Readonly<Record<string, string>>;
  /** Folder of the app beside this file. */
  readonly app?: 'app' | 'storage-app';
}

/** The built host with the fixture app in a process of its own; its state outlives a kill. */
export class RunningApp {
  readonly #folder = mkdtempSync(join(tmpdir(), 'host-'));
  readonly #options: AppOptions;
  #child: ChildProcess | undefined;
  output = '';
  url = '';

  constructor(options: AppOptions = {}) {
    this.#options = options;
  }

  async start(): Promise<void> {
    if (!existsSync(MAIN))
      throw new Error(`${MAIN} is not there. Build first, or set CALLSCRIBE_DIST.`);
    const child = fork(MAIN, [], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: {
        PATH: process.env.PATH ?? '',
        HOST_APP_DIRECTORY: join(__dirname, this.#options.app ?? 'app'),
        HOST_STATE_FILE: join(this.#folder, 'state.sqlite'),
        RECORD_FILE: this.#recordFile,
        ...SETTINGS,
        ...this.#options.settings,
      },
    });
    this.#child = child;
    child.stdout?.on('data', (data) => (this.output += String(data)));
    child.stderr?.on('data', (data) => (this.output += String(data)));
    const ready = once(child, 'message') as Promise<[{ url: string }]>;
    const gone = once(child, 'exit').then(([code]) => {
      throw new Error(`The host ended with ${code}: ${this.output}`);
    });
    gone.catch(() => undefined);
    const [{ url }] = await Promise.race([ready, gone]);
    this.url = url;
  }

  /** As pulling the plug. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Answers with the exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** As a parent that dies: the IPC channel breaks. Answers with the exit code. */
  async abandon(): Promise<number | null> {
    const child = this.#child;
    if (!child) throw new Error('The host does not run.');
    const gone = once(child, 'exit') as Promise<[number | null]>;
    child.disconnect();
    return (await gone)[0];
  }

  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** What the fixture app has recorded under that name. */
  recorded<T = unknown>(what: string): T[] {
    if (!existsSync(this.#recordFile)) return [];
    return readFileSync(this.#recordFile, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { what: string; details: T })
      .filter((line) => line.what === what)
      .map(({ details }) => details);
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    const gone = once(child, 'exit') as Promise<[number | null]>;
    child.kill(signal);
    return (await gone)[0];
  }

  get #recordFile(): string {
    return join(this.#folder, 'record.jsonl');
  }
}
