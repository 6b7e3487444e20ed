import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT, textOf } from './support/deployed';
import { runScript } from './support/run-script';

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  const pack = (name: string, environment: NodeJS.ProcessEnv = {}) =>
    runScript(['infra/scripts/package.mjs', '--no-build', '--to', join(folder, name)], {
      ...process.env,
      ...environment,
    });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('holds the bundle and what the host reads, and no packages', async () => {
    const { status } = await pack('one');

    expect(status).toBe(0);
    const files = readdirSync(join(folder, 'one'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, 'one').length + 1));
    expect(files.sort()).toEqual([
      'THIRD-PARTY-LICENCES.txt',
      'dist/app/main.js',
      'dist/app/main.js.LEGAL.txt',
      'dist/app/main.js.map',
      'dist/app/tokenizer.js',
      'dist/app/tokenizer.js.map',
      'host.json',
      'package.json',
    ]);
  });

  it('says in package.json where the bundle is, and asks for nothing to be built', async () => {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'one', 'package.json'), 'utf8'));

    expect(manifest).toMatchObject({ main: 'dist/app/main.js' });
    expect(manifest).not.toHaveProperty('scripts');
    expect(manifest).not.toHaveProperty('dependencies');
  });

  it('is the same to the byte, wherever and whenever it is packed', async () => {
    const { stdout } = await pack('two', { TZ: 'Asia/Tokyo' });

    const [one, two] = ['one', 'two'].map((name) => readFileSync(join(folder, `${name}.zip`)));
    expect(two?.equals(one ?? Buffer.alloc(0))).toBe(true);
    const sha = createHash('sha256')
      .update(two ?? '')
      .digest('hex');
    expect(stdout).toContain(`SHA-256 ${sha}`);
  });

  it('names the licence of every package that the app asks for', () => {
    const licences = readFileSync(join(folder, 'one', 'THIRD-PARTY-LICENCES.txt'), 'utf8');
    const { dependencies } = JSON.parse(textOf('package.json')) as {
      dependencies: Record<string, string>;
    };

    const versionOf = (name: string) =>
      (
        JSON.parse(readFileSync(join(PROJECT, 'node_modules', name, 'package.json'), 'utf8')) as {
          version: string;
        }
      ).version;
    // The worker brings what is left out of the bundle; types alone bring nothing.
    const missing = Object.keys(dependencies).filter(
      (name) => !licences.includes(`${name} ${versionOf(name)} (`),
    );
    expect(missing).toEqual([]);
  });
});
