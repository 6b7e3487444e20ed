/*
 * The door to every command: node scripts/run.mjs start|drop|test|… [words]. It needs nothing but
 * Node 20 and npm, and does what is missing: installs packages, compiles, and goes on with the Node
 * version that the project wants, which travels as an npm package.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const WANTED_NODE = 24;
const SOURCES = [
  ...['functions', 'shared', 'local', 'bench', 'cli', 'evaluate', 'compare', 'live'],
  ...['tsconfig.json', 'package-lock.json', 'scripts/bundle.mjs'],
];
const project = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => join(project, ...parts);
const [command = 'start', ...words] = process.argv.slice(2);
/** Somebody wants us to end: nothing more is begun. */
let stopped = false;

const major = Number(process.versions.node.split('.')[0]);
if (major < OLDEST_NODE) {
  fail(
    `This is Node ${process.versions.node}; Node ${OLDEST_NODE} or newer is needed to set things up.`,
  );
}
install();
const node = wantedNode();
compile();
switch (command) {
  case 'start':
  case 'drop':
    process.exit(await run([at('dist', 'local', 'cli', 'main.js'), command, ...words]));
    break;
  case 'test':
    process.exit(await (words.length > 0 ? jest(words) : allTests()));
    break;
  case 'bench':
    process.exit(await run([at('dist', 'bench', 'main.js'), ...words]));
    break;
  case 'build':
    break;
  default:
    process.exit(await run([at(command), ...words]));
}

/**
 * Packages as the lock file has them; skipped when the lock file is the one that is installed. Not
 * npm ci: that refuses a lock file made where the registry lacks other platforms' optional packages.
 */
function install() {
  const lock = createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex');
  const stamp = at('node_modules', '.callscribe-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('installing npm packages (a few minutes the first time) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const done = spawnSync(npm, ['install', '--no-save', '--loglevel=error'], {
    cwd: project,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    fail(
      'npm could not install the packages: is the npm registry reachable (npm ping), and the disk not full?',
    );
  }
  writeFileSync(stamp, lock);
}

/** This Node if it is new enough, else the one among the packages. */
function wantedNode() {
  if (major >= WANTED_NODE) return process.execPath;
  const shipped = at('node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(shipped)) return shipped;
  fail(
    `Node ${WANTED_NODE} is needed and does not come as a package for ${process.platform}/${process.arch}; install it and try again.`,
  );
}

/** Compiles, and bundles the app, when a source is newer than the last time. */
function compile() {
  const stamp = at('dist', '.compiled');
  const compiledAt = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (Math.max(...SOURCES.map((source) => newestIn(at(source)))) <= compiledAt) return;
  const startedAt = new Date();
  say('compiling …');
  // What was compiled of sources that are gone would still be found, and stand before new ones.
  rmSync(at('dist'), { recursive: true, force: true });
  const tsc = at('node_modules', 'typescript', 'bin', 'tsc');
  step([tsc, '-p', at('tsconfig.json')], 'The sources do not compile; see above.');
  step([at('scripts', 'bundle.mjs')], 'The app cannot be bundled; see above.');
  writeFileSync(stamp, '');
  // What was changed meanwhile is not in it.
  utimesSync(stamp, startedAt, startedAt);
}

function step(words, failure) {
  const done = spawnSync(node, words, { cwd: project, stdio: ['ignore', 2, 2] });
  if (done.status !== 0) fail(failure);
}

function newestIn(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

/** Those that share the processors well, several at a time; then whole systems, two at a time. */
async function allTests() {
  const workers = Math.max(2, Math.ceil(availableParallelism() / 2));
  const sharing = ['unit', 'infra', 'workflow', 'chaos', 'contract', 'conformance'];
  const first = await jest(['--selectProjects', ...sharing, `--maxWorkers=${workers}`]);
  if (stopped) return first;
  const second = await jest(['--selectProjects', 'e2e', 'chaos-stack', '--maxWorkers=2']);
  return first || second;
}

function jest(words) {
  return run([at('node_modules', 'jest', 'bin', 'jest.js'), ...words]);
}

/**
 * Runs a program on the wanted Node; resolves with its exit code. Ctrl-C reaches it by itself; a SIGTERM is
 * passed on; and should this process be killed, the closed channel tells it.
 */
function run(words) {
  const path = [at('node_modules', '.bin'), process.env.PATH].join(delimiter);
  const child = spawn(node, words, {
    cwd: project,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: path, INIT_CWD: process.env.INIT_CWD ?? process.cwd() },
  });
  process.on('SIGINT', () => (stopped = true));
  process.on('SIGTERM', () => {
    stopped = true;
    child.kill('SIGTERM');
  });
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}
