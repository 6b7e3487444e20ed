import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

export interface HostProcessOptions {
  /** Holds package.json, host.json and the compiled app. */
  readonly appDirectory: string;
  readonly port: number;
  readonly stateFile: string;
  readonly logFile: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The compiled host; tests, which run from sources, say where it is. */
  readonly entry?: string;
}

/** The Functions host could not start; `message` is for the user. */
export class HostStartError extends Error {
  override readonly name = 'HostStartError';
}

export interface HostProcess {
  readonly url: string;
  readonly pid: number;
  /** Resolves when the process is gone. */
  readonly exited: Promise<void>;
  /** SIGTERM ends it in order, SIGKILL is the crash that tests want. */
  kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

const READY = z.object({ type: z.literal('ready'), url: z.string() });
const ENTRY = join(__dirname, '..', 'host', 'main.js');
const START_MS = 60_000;
/** Time for running activities to end. */
const STOP_MS = 8_000;

/**
 * node:sqlite warns of itself. The heap is bounded because V8 takes a machine's memory for its own
 * and lets garbage lie: what the app holds at a time is some 60 MB, and some hundreds with transcripts
 * of many hours.
 */
export const NODE_ARGUMENTS = [
  '--disable-warning=ExperimentalWarning',
  '--max-semi-space-size=16',
  '--max-old-space-size=384',
];

/**
 * Starts the local Functions host as a process of its own, the "function process", with the app's
 * environment and nothing of ours but what any process needs.
 *
 * @throws HostStartError with the host's own words when it ends before it is ready
 */
export async function startHostProcess(options: HostProcessOptions): Promise<HostProcess> {
  for (const file of [options.logFile, options.stateFile]) {
    mkdirSync(dirname(file), { recursive: true });
  }
  const log = createWriteStream(options.logFile, { flags: 'a' });
  const child = fork(options.entry ?? ENTRY, [], {
    execArgv: NODE_ARGUMENTS,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...basics(), ...options.environment, ...hostSettings(options) },
  });
  const tail = keepTail(child, log);
  const exited = once(child, 'exit').then(() => {
    log.end();
  });
  const url = await readyUrl(child, tail);
  return {
    url,
    pid: child.pid ?? 0,
    exited,
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await exited;
      clearTimeout(timer);
    },
  };
}

function hostSettings({ appDirectory, port, stateFile }: HostProcessOptions) {
  return {
    HOST_APP_DIRECTORY: appDirectory,
    HOST_PORT: String(port),
    HOST_STATE_FILE: stateFile,
  };
}

function basics(): Record<string, string> {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Writes the host's lines to the log and remembers the last ones, for when it does not start. */
function keepTail(child: ChildProcess, log: WriteStream): () => string {
  let tail = '';
  const note = (chunk: Buffer) => {
    log.write(chunk);
    tail = (tail + chunk.toString('utf8')).slice(-4000);
  };
  child.stdout?.on('data', note);
  child.stderr?.on('data', note);
  return () => tail.trim();
}

function readyUrl(child: ChildProcess, tail: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new HostStartError(`The Functions host did not start in time.\n${tail()}`));
    }, START_MS);
    child.on('message', (message) => {
      const ready = READY.safeParse(message);
      if (!ready.success) return;
      clearTimeout(timer);
      resolve(ready.data.url);
    });
    child.once('close', () => {
      clearTimeout(timer);
      reject(new HostStartError(tail() || 'The Functions host ended before it was ready.'));
    });
  });
}
