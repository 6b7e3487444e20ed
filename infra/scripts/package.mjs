/*
 * Puts what is deployed, and nothing else, into .callscribe/deploy: the compiled functions with the
 * packages they need at run time. Nothing is built in Azure, so what was tested is what runs.
 *
 *   node infra/scripts/package.mjs
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));
const target = join(project, '.callscribe', 'deploy');

run(process.execPath, [join(project, 'scripts', 'run.mjs'), 'build'], project);

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const part of ['host.json', 'package-lock.json', 'dist/functions', 'dist/shared']) {
  cpSync(join(project, part), join(target, part), { recursive: true });
}
writeFileSync(join(target, 'package.json'), manifest());

run(
  process.platform === 'win32' ? 'npm.cmd' : 'npm',
  ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
  target,
);
process.stdout.write(`${target} is ready to be published.\n`);

/**
 * What the app needs at run time, in the versions of the lock file. The optional packages are the
 * Node that laptops run on; Azure brings its own. Scripts are left out because azd runs one named
 * build wherever it sees it, and there is nothing left to build.
 */
function manifest() {
  const all = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  const { name, version, private: own, main, dependencies } = all;
  return `${JSON.stringify({ name, version, private: own, main, dependencies }, undefined, 2)}\n`;
}

function run(command, words, cwd) {
  const shell = process.platform === 'win32' && command.endsWith('.cmd');
  const { status, error } = spawnSync(command, words, { cwd, stdio: 'inherit', shell });
  if (status === 0) return;
  process.stderr.write(
    `${command} ${words.join(' ')} failed${error ? `: ${error.message}` : ''}.\n`,
  );
  process.exit(1);
}
