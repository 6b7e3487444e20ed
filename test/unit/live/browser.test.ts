import { build, type PluginBuild } from 'esbuild';
import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');

describe('the live client in a browser', () => {
  it('is bundled without anything of Node, its SDK apart', async () => {
    const { metafile, outputFiles } = await build({
      absWorkingDir: ROOT,
      entryPoints: ['live/client/index.ts'],
      ...{ bundle: true, platform: 'browser', format: 'esm', splitting: true, minify: true },
      ...{ write: false, outdir: 'out', metafile: true, logLevel: 'silent' },
      // What its package.json leaves out of browsers is all of Node that the SDK asks for.
      plugins: [{ name: 'no-node', setup: refuseBuiltins }],
    });
    const entry = Object.entries(metafile.outputs).find(([, { entryPoint }]) =>
      entryPoint?.endsWith('live/client/index.ts'),
    );
    const inputs = Object.keys(entry?.[1].inputs ?? {});
    expect(inputs.filter((input) => input.includes('cognitiveservices'))).toEqual([]);
    expect(inputs.some((input) => input.startsWith('live/client/'))).toBe(true);
    // The entry is small; the SDK is in a part that is loaded when it is needed.
    expect(entry?.[1].bytes).toBeLessThan(200_000);
    expect(outputFiles.length).toBeGreaterThan(1);
  });

  it('imports only what browsers have', () => {
    const wrong = globSync('live/client/**/*.ts', { cwd: ROOT }).flatMap((file) => {
      const source = readFileSync(join(ROOT, file), 'utf8');
      const targets = [...source.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(
        ([, to]) => to ?? '',
      );
      const outside = (to: string) =>
        isBuiltin(to) || to === 'ws' || /^(\.\.\/)+(run|cli|audio)\//.test(to);
      return targets.filter(outside).map((to) => `${file} imports ${to}`);
    });
    expect(wrong).toEqual([]);
  });

  it('does not reach into other parts of the project', () => {
    const wrong = globSync('live/**/*.ts', { cwd: ROOT }).flatMap((file) => {
      const source = readFileSync(join(ROOT, file), 'utf8');
      const targets = [
        ...source.matchAll(/from '((?:\.\.\/)+(?:local|shared|functions)\/[^']+)'/g),
      ];
      return targets.map(([, to]) => `${file} imports ${to}`);
    });
    expect(wrong.filter((line) => !line.startsWith('live/cli/the-app.ts'))).toEqual([]);
  });
});

function refuseBuiltins(build: PluginBuild): void {
  build.onResolve({ filter: /.*/ }, ({ path, importer }) =>
    isBuiltin(path) && !importer.includes('node_modules')
      ? { errors: [{ text: `${importer} imports ${path}` }] }
      : undefined,
  );
}
