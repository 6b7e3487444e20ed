import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRunning } from '../../local/cli/running-file';
import { startSystem } from '../../local/cli/system';
import type { AppAddress } from '../client';

/** dist/live/cli → the project. */
const PROJECT = join(__dirname, '..', '..', '..');

/** Nobody waits a minute for what was just recorded. */
const SETTINGS = { EMPTY_BLOB_GRACE_SECONDS: '3', SWEEP_SCHEDULE: '*/5 * * * * *' };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Calls `use` with the app that the environment names, the one that runs in this folder, or one of
 * its own that is there only as long.
 *
 * @param from the folder the user stands in
 */
export async function withTheApp<T>(
  environment: Environment,
  from: string,
  say: (line: string) => void,
  use: (app: AppAddress) => Promise<T>,
): Promise<T> {
  const { CALLSCRIBE_URL: apiUrl, CALLSCRIBE_KEY: key } = environment;
  if (apiUrl) return use({ apiUrl, key: key === '' ? undefined : key });
  const running =
    findRunning(join(from, '.callscribe')) ?? findRunning(join(PROJECT, '.callscribe'));
  return running?.apiUrl === undefined
    ? withOwnSystem(say, use)
    : use({ apiUrl: running.apiUrl, key: undefined });
}

async function withOwnSystem<T>(
  say: (line: string) => void,
  use: (app: AppAddress) => Promise<T>,
): Promise<T> {
  say('no system runs here: starting one for this session …');
  const dataDirectory = mkdtempSync(join(tmpdir(), 'callscribe-live-'));
  try {
    const stack = await startSystem({
      projectDirectory: PROJECT,
      dataDirectory,
      ports: {},
      settings: SETTINGS,
      // The first words are not to wait for models.
      warm: true,
      say,
    });
    try {
      return await use({ apiUrl: stack.host().url });
    } finally {
      await stack.close();
    }
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}
