/*
 * npm run chaos: the whole chaos suite, in virtual time and on the stack, and one line of counts.
 *
 *   npm run chaos                          everything
 *   npm run chaos -- --seed 7              with other random numbers
 *   npm run chaos -- --seed 7 --runs 1     only random runs, so many, the first with this seed
 *   npm run chaos -- --mutations           only the deliberately broken apps
 *
 * Ends with 0 only when every test passed, nothing was lost and nothing was there twice.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const project = fileURLToPath(new URL('..', import.meta.url));
const options = optionsOf(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'callscribe-chaos-'));
const file = join(folder, 'counts.jsonl');

const code = runJest();
const counts = sumOf(linesOf(file));
rmSync(folder, { recursive: true });
console.log(textOf(counts));
process.exit(code === 0 && isSound(counts) ? 0 : 1);

function optionsOf(words) {
  const whole = (name, text) => {
    if (text === undefined || /^\d{1,9}$/.test(text)) return text;
    console.error(`--${name} is "${text}"; give a whole number, for example --${name} 7.`);
    process.exit(2);
  };
  try {
    const { values } = parseArgs({
      args: words,
      options: {
        seed: { type: 'string' },
        runs: { type: 'string' },
        mutations: { type: 'boolean', default: false },
      },
    });
    const { seed, runs, mutations } = values;
    return { seed: whole('seed', seed), runs: whole('runs', runs), mutations };
  } catch (error) {
    console.error(`${error.message} It takes --seed N, --runs N and --mutations.`);
    process.exit(2);
  }
}

/** Asked for a part of it, only that part runs, and nothing of the stack. */
function runJest() {
  const { seed, runs, mutations } = options;
  const part = mutations ? ['mutations'] : runs === undefined ? [] : ['chaos/random'];
  const projects = part.length > 0 ? ['chaos'] : ['chaos', 'chaos-stack'];
  const words = ['--selectProjects', ...projects, '--verbose', '--', ...part];
  const jest = join(project, 'node_modules', 'jest', 'bin', 'jest.js');
  const done = spawnSync(process.execPath, [jest, ...words], {
    cwd: project,
    stdio: 'inherit',
    env: {
      ...process.env,
      CHAOS: 'all',
      CHAOS_COUNTS: file,
      ...(seed !== undefined && { CHAOS_SEED: seed }),
      ...(runs !== undefined && { CHAOS_RUNS: runs }),
    },
  });
  return done.status;
}

function linesOf(path) {
  try {
    const lines = readFileSync(path, 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

function sumOf(lines) {
  const sum = (name) => lines.reduce((total, line) => total + (line[name] ?? 0), 0);
  const names = ['runs', 'killPoints', 'faults', 'lost', 'duplicated', 'mutants', 'caught'];
  return Object.fromEntries(names.map((name) => [name, sum(name)]));
}

/** Also red: nothing ran at all, or a mutant went unnoticed. */
function isSound({ runs, mutants, caught, lost, duplicated }) {
  return runs + mutants > 0 && caught === mutants && lost === 0 && duplicated === 0;
}

function textOf({ runs, killPoints, faults, lost, duplicated, mutants, caught }) {
  const parts = [
    `${runs} runs`,
    `${killPoints} kill points`,
    `${faults} faults`,
    ...(mutants > 0 ? [`${caught} of ${mutants} mutants caught`] : []),
    `${lost} lost`,
    `${duplicated} duplicated`,
  ];
  return `chaos: ${parts.join(', ')}`;
}
