/*
 * Makes the app as it is deployed, and as it runs on a laptop: all of functions/ with the packages
 * it needs, in one CommonJS file, dist/app/main.js, which a fresh instance reads instead of two
 * thousand. Beside it lie a tokenizer that few recordings need, the source maps, the licence comments of the packages, and what went
 * into it (dist/app.json, for checks).
 *
 *   node scripts/bundle.mjs [folder]
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const project = fileURLToPath(new URL('..', import.meta.url));
const folder = resolve(process.argv[2] ?? join(project, 'dist'));
const require = createRequire(import.meta.url);

/**
 * Half of what the app would be, for recordings of many hours alone: it stays a file of its own,
 * which is loaded where the code says `import()`.
 */
const TOKENIZER = 'gpt-tokenizer/encoding/o200k_base';

const common = {
  absWorkingDir: project,
  tsconfig: join(project, 'tsconfig.json'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  external: [
    // Not a package: the Functions worker answers for it.
    '@azure/functions-core',
    // 0.6 MB for a way of listing blobs that must be asked for, which nobody does.
    'apache-arrow',
    // Asked for by proxies with Kerberos; it is not installed, and its absence is caught.
    'kerberos',
  ],
  alias: {
    // Its module for `import` exports nothing; and @azure/functions must see the same instance.
    '@azure/functions-extensions-base': require.resolve('@azure/functions-extensions-base'),
  },
  // Less to read, a fifth sooner loaded. Names stay, and lines are short, so that a stack trace says
  // where it comes from; the map leads on from there.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 160,
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'linked',
  metafile: true,
  logLevel: 'warning',
};

const made = await Promise.all([
  bundle('main.js', {
    stdin: { contents: entry(), resolveDir: project, sourcefile: 'functions.ts', loader: 'ts' },
    plugins: [{ name: 'apart', setup: leaveTokenizerOut }],
  }),
  bundle('tokenizer.js', { entryPoints: [TOKENIZER] }),
]);
const inputs = Object.assign({}, ...made.map((metafile) => metafile.inputs));
const outputs = Object.assign({}, ...made.map((metafile) => metafile.outputs));
writeFileSync(join(folder, 'app.json'), JSON.stringify({ inputs, outputs }));

async function bundle(name, options) {
  const outfile = join(folder, 'app', name);
  const { metafile } = await build({ ...common, ...options, outfile });
  writeFileSync(outfile, inAscii(readFileSync(outfile, 'utf8')));
  return metafile;
}

function leaveTokenizerOut({ onResolve }) {
  onResolve({ filter: new RegExp(`^${TOKENIZER}$`) }, () => ({
    path: './tokenizer.js',
    external: true,
  }));
}

/** Every file of functions/ registers what it holds by being loaded. */
function entry() {
  const files = readdirSync(join(project, 'functions')).filter((name) => name.endsWith('.ts'));
  return files
    .sort()
    .map((name) => `import './functions/${name.slice(0, -3)}';`)
    .join('\n');
}

/**
 * The few characters that esbuild leaves as they are, in regular expressions and comments. With one
 * of them V8 holds all of the file at two bytes a character, and takes a tenth longer to read it.
 */
function inAscii(code) {
  return code.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
