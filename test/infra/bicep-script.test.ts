import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withNugetFeed, zipOf } from './support/nuget-feed';
import { runScript } from './support/run-script';

const COMPILER = process.platform === 'win32' ? 'bicep.exe' : 'bicep';

describe('bicep script', () => {
  let folder: string;
  const run = (words: readonly string[], environment: NodeJS.ProcessEnv) =>
    runScript(['scripts/bicep.mjs', ...words], {
      PATH: process.env['PATH'],
      CALLSCRIBE_CACHE: folder,
      ...environment,
    });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bicep-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** A compiler that prints a line and ends with a status. */
  function compiler(line: string, status: number): string {
    const file = join(folder, 'compiler');
    writeFileSync(file, `#!/bin/sh\necho '${line}' >&2\nexit ${status}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  it('refuses a compiler that is not the pinned one, and keeps nothing of it', async () => {
    const file = zipOf(`tools/${COMPILER}`, Buffer.from('something else'));

    const { status, stderr } = await withNugetFeed(file, (index) =>
      run(['path'], { NUGET_SOURCE: index }),
    );

    expect(status).toBe(1);
    const found = createHash('sha256').update('something else').digest('hex');
    expect(stderr).toMatch(new RegExp(`has the SHA-256 ${found} instead of [0-9a-f]{64}\\.`));
    expect(existsSync(join(folder, 'bicep'))).toBe(false);
  });

  it('asks for the package of this platform in the pinned version', async () => {
    const asked = await withNugetFeed(undefined, async (index, paths) => {
      const { status, stderr } = await run(['path'], { NUGET_SOURCE: index });
      expect(status).toBe(69);
      expect(stderr).toContain('was answered with 404. Set NUGET_SOURCE');
      return paths;
    });

    const name = String.raw`azure\.bicep\.commandline\.(linux|osx|win)-(x64|arm64)`;
    expect(asked[1]).toMatch(
      new RegExp(String.raw`^/flat/${name}/(\d+\.\d+\.\d+)/${name}\.\d+\.\d+\.\d+\.nupkg$`),
    );
  });

  it('says so when the package was cut off', async () => {
    const { stderr } = await withNugetFeed(Buffer.from('PK'), (index) =>
      run(['path'], { NUGET_SOURCE: index }),
    );

    expect(stderr).toContain('no ZIP archive');
  });

  it('fails on a warning, although the compiler ends well', async () => {
    const line = 'main.bicep(1,1) : Warning no-unused-params: unused';

    const { status, stderr } = await run([], { BICEP_CLI: compiler(line, 0) });

    expect(status).toBe(1);
    expect(stderr).toContain(line);
  });

  it('passes when there is no finding', async () => {
    const { status, stdout } = await run(['lint'], { BICEP_CLI: compiler('', 0) });

    expect(status).toBe(0);
    expect(stdout).toContain('5 checks without a finding');
  });
});
