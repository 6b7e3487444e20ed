import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSystem } from '../../local/cli/system';
import { RecognitionError, type RecognitionEngine } from '../../local/speech/engine';
import { startStack, type Stack } from '../../local/stack';
import { UsageError, type DeployedApp } from '../arguments';
import { App } from './app';
import { ownContainers } from './own-containers';

/** dist/evaluate/run → the project. */
const PROJECT = join(__dirname, '..', '..', '..');
const CONTAINER = 'recordings';

/** An empty file is given seconds: nobody is still uploading it. */
const LOCAL = { EMPTY_BLOB_GRACE_SECONDS: '3', SWEEP_SCHEDULE: '*/5 * * * * *' };

/** What it is for: names of folders and containers begin with it. */
export type Purpose = 'evaluate' | 'compare';

/** Calls `use` with a deployed app, and has it erase afterwards what was dropped. */
export async function withDeployedApp<T>(
  purpose: Purpose,
  { url, key, storage }: DeployedApp,
  container: string | undefined,
  use: (app: App) => Promise<T>,
): Promise<T> {
  const folder = `${purpose}/${randomBytes(6).toString('hex')}/`;
  const address = { url, storage, container: container ?? CONTAINER, folder };
  const app = new App({ ...address, ...(key !== undefined && { key }) });
  try {
    return await use(app);
  } finally {
    await app.erase();
  }
}

export interface LocalAppOptions {
  readonly purpose: Purpose;
  /** Settings of the app that differ from those of the system on this machine. */
  readonly settings: Readonly<Record<string, string>>;
  /** Connection string of a storage account that real services can read. */
  readonly storage: string | undefined;
  /** Loads the recognizers before they are needed, for whoever takes times. */
  readonly warm?: boolean;
  readonly say: (line: string) => void;
}

/**
 * Calls `use` with an app on this machine that is there for this command only: with stand-ins, or
 * with the services that the settings name.
 *
 * @throws UsageError where a real Speech service is named and no storage that it can read
 */
export async function withLocalApp<T>(
  { purpose, settings, storage, warm = false, say }: LocalAppOptions,
  use: (app: App, stack: Stack) => Promise<T>,
): Promise<T> {
  const isReal = settings['SPEECH_ENDPOINT'] !== undefined;
  refuseHalves(settings, storage);
  const dataDirectory = mkdtempSync(join(tmpdir(), `callscribe-${purpose}-`));
  try {
    if (!isReal || !storage) {
      const stack = await startSystem({
        projectDirectory: PROJECT,
        dataDirectory,
        ports: {},
        settings: { ...LOCAL, ...settings },
        warm,
        say,
      });
      return await using(stack, stack.addresses.storageConnectionString, CONTAINER, use);
    }
    const own = await ownContainers(storage, purpose);
    try {
      const stack = await startStack({
        appDirectory: PROJECT,
        dataDirectory,
        engine: NO_ENGINE,
        settings: { ...LOCAL, ...settings, ...own.settings },
      });
      return await using(stack, storage, own.settings.RECORDINGS_CONTAINER, use);
    } finally {
      await own.remove();
    }
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

async function using<T>(
  stack: Stack,
  storage: string,
  container: string,
  use: (app: App, stack: Stack) => Promise<T>,
): Promise<T> {
  try {
    return await use(new App({ url: stack.host().url, storage, container, folder: '' }), stack);
  } finally {
    await stack.close();
  }
}

/** A real service needs more than its address. */
function refuseHalves(
  settings: Readonly<Record<string, string>>,
  storage: string | undefined,
): void {
  const speech = settings['SPEECH_ENDPOINT'] !== undefined;
  if (speech && !settings['SPEECH_KEY']) {
    throw new UsageError('With SPEECH_ENDPOINT the environment variable SPEECH_KEY is needed.');
  }
  if (speech && !storage) {
    throw new UsageError(
      'With SPEECH_ENDPOINT the environment variable RecordingsStorage must hold the connection string of a storage account: Azure Speech reads recordings from there, and cannot read them from this machine.',
    );
  }
  if (settings['OPENAI_BASE_URL'] !== undefined && !settings['OPENAI_MODEL']) {
    throw new UsageError(
      'With OPENAI_BASE_URL say which model: environment variable OPENAI_MODEL.',
    );
  }
}

/** Where a real service recognizes, the stand-in has nothing to do. */
const NO_ENGINE: RecognitionEngine = {
  recognize: () =>
    Promise.reject(new RecognitionError('Internal', 'The real Speech service was to do this.')),
  close: () => Promise.resolve(),
};
