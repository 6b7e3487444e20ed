/*
 * Puts what is deployed, and nothing else, into .callscribe/deploy, and as one file into
 * .callscribe/deploy.zip: the bundle that npm start and the tests run, with its source map, and the
 * licences of what is in it. Nothing is built in Azure, so what was tested is what runs. The same
 * sources give the same bytes, whoever packs them.
 *
 *   node infra/scripts/package.mjs [--no-build] [--to FOLDER]
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { licencesOf } from './lib/licences.mjs';
import { fail, say } from './lib/say.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));
const { values: options } = parseArgs({
  options: { 'no-build': { type: 'boolean' }, to: { type: 'string' } },
});
const target = resolve(options.to ?? join(project, '.callscribe', 'deploy'));
const archive = `${target}.zip`;
/** The first time that the format knows, so that a package does not say when it was made. */
const NO_TIME = new Date(1980, 0, 1);
const READ_ONLY_FILE = 0o444;

if (!options['no-build']) build();
stage();
const bytes = await zip();
writeFileSync(archive, bytes);
say(`${archive} is ready to be published: ${(bytes.length / 1e6).toFixed(2)} MB`);
say(`SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`);

function build() {
  const words = [join(project, 'scripts', 'run.mjs'), 'build'];
  const { status } = spawnSync(process.execPath, words, { cwd: project, stdio: 'inherit' });
  if (status !== 0) fail('The app could not be built; see above.');
}

function stage() {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const part of ['host.json', join('dist', 'app')]) {
    cpSync(join(project, part), join(target, part), { recursive: true });
  }
  writeFileSync(join(target, 'package.json'), manifest());
  const metafile = JSON.parse(readFileSync(join(project, 'dist', 'app.json'), 'utf8'));
  writeFileSync(join(target, 'THIRD-PARTY-LICENCES.txt'), licencesOf(metafile, project));
}

/**
 * What the worker looks for. Dependencies are in the bundle; scripts are left out because azd runs
 * one named build wherever it sees it, and there is nothing left to build.
 */
function manifest() {
  const all = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  const { name, version, private: own, license, main } = all;
  return `${JSON.stringify({ name, version, private: own, license, main }, undefined, 2)}\n`;
}

/** Sorted by name, without times and with the same rights everywhere. */
async function zip() {
  // Not at the top: on a fresh clone it is the build that installs packages.
  const { default: AdmZip } = await import('adm-zip');
  const files = readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(target.length + 1))
    .sort();
  const all = new AdmZip(undefined, { noSort: true });
  for (const file of files) {
    const name = file.split(sep).join('/');
    const entry = all.addFile(name, readFileSync(join(target, file)), '', READ_ONLY_FILE);
    entry.header.time = NO_TIME;
  }
  return all.toBuffer();
}
