import { readEnvironment } from './environment';
import { HostError } from './host-error';
import { startHost, type Host } from './index';
import { describeError, lineLogger } from './log';

/** The app refused its settings (EX_CONFIG of sysexits.h). */
const EXIT_CONFIG = 78;

const log = lineLogger((line) => process.stdout.write(`${line}\n`));
let host: Host | undefined;

async function main(): Promise<void> {
  dieWithParent();
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  // A function that lets a promise go must not take the host with it.
  process.on('unhandledRejection', (error) => log('error', 'Worker', 'Unhandled rejection', error));
  process.on('uncaughtException', (error) => log('error', 'Worker', 'Uncaught exception', error));
  try {
    host = await startHost({ ...readEnvironment(process.env), log });
  } catch (error) {
    const meantForPeople = isConfigError(error) || error instanceof HostError;
    process.stderr.write(`${meantForPeople ? error.message : describeError(error)}\n`);
    process.exit(isConfigError(error) ? EXIT_CONFIG : 1);
  }
  process.stdout.write(`The local Functions host listens on ${host.url}\n`);
  process.send?.({ type: 'ready', url: host.url });
}

/** Whoever started this process over IPC may die without a word: nothing is left behind. */
function dieWithParent(): void {
  if (!process.connected) return;
  process.on('disconnect', () => process.exit(1));
  // For parents on Windows, which has no SIGTERM.
  process.on('message', (message) => {
    if (typeof message === 'object' && message !== null && 'type' in message) {
      if (message.type === 'stop') void stop();
    }
  });
}

async function stop(): Promise<void> {
  try {
    await host?.close();
  } catch (error) {
    log('error', 'Host', 'The end was not orderly', error);
  }
  process.exit(0);
}

/** The app reports wrong settings by an error of this name, with a message that is meant for people. */
function isConfigError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ConfigError';
}

void main();
