import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runScript } from './support/run-script';

const SHELL = '#!/bin/sh\n';
const ANSWER = 'Bicep CLI version 9.9.9';

describe('bicep script', () => {
  let folder: string;
  /** Only the programs that a test puts there are on the PATH. */
  const run = (words: readonly string[] = [], environment: NodeJS.ProcessEnv = {}) =>
    runScript(['scripts/bicep.mjs', ...words], {
      PATH: join(folder, 'bin'),
      CALLSCRIBE_CACHE: join(folder, 'cache'),
      ...environment,
    });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bicep-'));
    mkdirSync(join(folder, 'bin'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function program(name: string, text: string, file = join(folder, 'bin', name)): string {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${SHELL}${text}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  /** Says its version; notes each other call in `calls`, and prints a line. */
  function compiler(name: string, version: string, line = ''): string {
    const calls = join(folder, 'calls');
    return program(
      name,
      `[ "$*" = "${version}" ] && { echo '${ANSWER}'; exit; }\necho "$*" >>${calls}\necho '${line}' >&2`,
    );
  }

  it('takes the compiler on the PATH first, and says which version it is', async () => {
    compiler('bicep', '--version');
    compiler('az', 'bicep version');

    const { status, stdout } = await run();

    expect(stdout).toContain(`${ANSWER} (bicep)`);
    expect(stdout).toMatch(/\d+ checks without a finding/);
    expect(status).toBe(0);
  });

  it('asks az bicep next, in its own words', async () => {
    program(
      'az',
      `[ "$2" = version ] && echo '${ANSWER}' || { [ "$4" = --file ] || [ "$3" = --file ]; }`,
    );

    const { status, stdout } = await run();

    expect(stdout).toContain(`${ANSWER} (az bicep)`);
    expect(status).toBe(0);
  });

  it('fails on a warning, although the compiler ends well', async () => {
    const line = 'main.bicep(1,1) : Warning no-unused-params: unused';
    const file = compiler('own', '--version', line);

    const { status, stderr } = await run([], { BICEP_CLI: file });

    expect(status).toBe(1);
    expect(stderr).toContain(`lint infra/main.bicep\n${line}`);
  });

  it('says so when the compiler that was asked for is not there', async () => {
    const { status, stderr } = await run([], { BICEP_CLI: join(folder, 'nothing') });

    expect(stderr).toContain('nothing: not on the PATH');
    expect(status).toBe(1);
  });

  it('refuses a package whose compiler is not the pinned one, and keeps nothing of it', async () => {
    // dotnet restore PROJECT --packages FOLDER
    const unpack = [
      'for name in linux-x64 linux-arm64 osx-x64 osx-arm64; do',
      '  tools="$4/azure.bicep.commandline.$name/0.47.16/tools"',
      '  /bin/mkdir -p "$tools" && echo something else >"$tools/bicep"',
      'done',
    ];
    program('dotnet', unpack.join('\n'));

    const { status, stderr } = await run(['path']);

    expect(stderr).toMatch(/has the SHA-256 [0-9a-f]{64} instead of [0-9a-f]{64}\./);
    expect(status).toBe(1);
    const kept = (name: string) =>
      existsSync(join(folder, 'cache', 'nuget', `azure.bicep.commandline.${name}`));
    expect(kept(`${process.platform === 'darwin' ? 'osx' : 'linux'}-${process.arch}`)).toBe(false);
  });

  it('says all that was tried when there is none', async () => {
    program('az', 'echo "Bicep CLI not found. Install it now." >&2; exit 1');
    program('dotnet', 'echo "bicep.csproj : error NU1101: Unable to find package."; exit 1');

    const { status, stderr } = await run(['path']);

    expect(status).toBe(69);
    expect(stderr).toContain('bicep: not on the PATH');
    expect(stderr).toContain('az bicep: Bicep CLI not found. Install it now.');
    expect(stderr).toMatch(
      /dotnet restore of Azure\.Bicep\.CommandLine\.\S+ [\d.]+: error NU1101: Unable to find package\./,
    );
  });

  it('reads the syntax without a compiler, and says what was not checked', async () => {
    const { status, stderr } = await run();

    expect(stderr).toContain('dotnet is not on the PATH');
    expect(stderr).toMatch(/The syntax of \d{2} templates is right\. .* were NOT checked\./);
    expect(status).toBe(69);
  });
});
