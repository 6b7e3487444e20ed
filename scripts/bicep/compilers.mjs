import { spawnSync } from 'node:child_process';
import { restoreCompiler } from './nuget.mjs';

/**
 * The first compiler that answers, with its version, and what was tried before it.
 *
 * @returns {{ compiler?: { words: string[], isAzureCli: boolean, version: string }, tried: string[] }}
 * @throws Error when a compiler that was asked for, or fetched, is not what it should be
 */
export function findCompiler() {
  const { BICEP_CLI } = process.env;
  const tried = [];
  if (BICEP_CLI) {
    const own = asked([BICEP_CLI, '--version']);
    if (own.problem) throw new Error(`BICEP_CLI is ${BICEP_CLI}: ${own.problem}`);
    return { compiler: { words: [BICEP_CLI], isAzureCli: false, version: own.answer }, tried };
  }
  for (const [words, version] of [
    [['bicep'], '--version'],
    [['az', 'bicep'], 'version'],
  ]) {
    const { answer, problem } = asked([...words, version]);
    if (answer)
      return { compiler: { words, isAzureCli: words[0] === 'az', version: answer }, tried };
    tried.push(`${words.join(' ')}: ${problem}`);
  }
  const { file, problem } = restoreCompiler();
  if (!file) return { tried: [...tried, problem] };
  const { answer: version, problem: refused } = asked([file, '--version']);
  if (!version) throw new Error(`${file}: ${refused}`);
  return { compiler: { words: [file], isAzureCli: false, version }, tried };
}

/** What a program says to its version, or why it says nothing. */
function asked([program, ...words]) {
  const { status, stdout, stderr, error } = run([program, ...words]);
  if (error) return { problem: error.code === 'ENOENT' ? 'not on the PATH' : error.message };
  const answer = stdout.trim();
  if (status === 0 && answer) return { answer };
  return { problem: (stderr.trim() || answer || 'no answer').split('\n', 1)[0] };
}

/** Runs a program to its end; on Windows az is a batch file, which needs a shell. */
export function run([program, ...words]) {
  const shell = process.platform === 'win32' && program === 'az';
  return spawnSync(program, words, { encoding: 'utf8', shell });
}
