import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAIN, RunningApp } from './running-app';

describe('the process of the local host', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'app-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function appThat(code: string): string {
    writeFileSync(join(folder, 'package.json'), '{ "main": "*.cjs" }');
    writeFileSync(join(folder, 'host.json'), '{ "version": "2.0" }');
    writeFileSync(join(folder, 'app.cjs'), code);
    return folder;
  }

  async function run(environment: Record<string, string>) {
    const child = fork(MAIN, [], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: {
        PATH: process.env.PATH ?? '',
        HOST_STATE_FILE: join(folder, 's.sqlite'),
        ...environment,
      },
    });
    let errors = '';
    child.stderr?.on('data', (data) => (errors += String(data)));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, errors };
  }

  it('exits with 78 and the message of a ConfigError', async () => {
    const code = `class ConfigError extends Error { name = 'ConfigError' }
      throw new ConfigError('COSMOS_ENDPOINT is not set.\\nSPEECH_ENDPOINT is not a URL.');`;
    const { code: exit, errors } = await run({ HOST_APP_DIRECTORY: appThat(code) });

    expect(exit).toBe(78);
    expect(errors).toBe('COSMOS_ENDPOINT is not set.\nSPEECH_ENDPOINT is not a URL.\n');
  });

  it('exits with 1 and one line when the app cannot be loaded', async () => {
    const { code, errors } = await run({ HOST_APP_DIRECTORY: appThat("require('./missing')") });

    expect(code).toBe(1);
    expect(errors).toContain("Cannot find module './missing'");
  });

  it('names the settings of its own that are missing', async () => {
    const { code, errors } = await run({});

    expect(code).toBe(1);
    expect(errors).toMatch(/^The local Functions host cannot start: HOST_APP_DIRECTORY is not set/);
  });

  it('says so when its port is taken', async () => {
    const app = new RunningApp();
    await app.start();
    const port = new URL(app.url).port;
    const directory = join(__dirname, 'app');
    const environment = { HOST_APP_DIRECTORY: directory, HOST_PORT: port, SCHEDULE: '0 0 0 1 1 *' };
    const record = { RECORD_FILE: join(folder, 'record') };
    const { code, errors } = await run({ ...environment, ...record });
    await app.dispose();

    expect(code).toBe(1);
    expect(errors).toContain(`Port ${port} is in use by another program.`);
  });

  it('ends when its parent goes away', async () => {
    const app = new RunningApp();
    await app.start();
    await expect(app.abandon()).resolves.toBe(1);
    await app.dispose();
  });
});
