import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hintFor } from './hints.mjs';
import { fail, say } from './say.mjs';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const onWindows = process.platform === 'win32';

/**
 * Runs the Azure CLI in the project's folder, to its end.
 *
 * @param {string[]} words
 * @param {object} more environment variables of the call
 * @returns {Promise<{ status: number, stdout: string, stderr: string }>}
 */
export function az(words, more = {}) {
  return new Promise((resolve) => {
    // On Windows az is a batch file, which only a shell starts, and a shell splits at blanks.
    const child = spawn('az', onWindows ? words.map(quoted) : words, {
      cwd: project,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...more },
      shell: onWindows,
    });
    const printed = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (text) => (printed[name] += text));
    }
    child.on('error', ({ message }) => {
      fail(
        `The Azure CLI could not be started (${message}). Install it: https://aka.ms/azure-cli, then sign in with az login.`,
      );
    });
    child.on('close', (status) => resolve({ status, ...printed }));
  });
}

/** The output of a call that must succeed; else the script ends with az's words and a hint. */
export async function azOrFail(what, words, more) {
  const answer = await az(words, more);
  if (answer.status === 0) return answer.stdout.trim();
  return fail(`${what} failed.\n${toMessage(answer)}`);
}

/** What az says went wrong, and what to do about it where that is known. */
export function toMessage({ stderr, stdout }) {
  const text = (stderr || stdout).trim();
  const hint = hintFor(text);
  return hint ? `${text}\n\n${hint}` : text;
}

/**
 * Asks again and again; the script ends with `advice` when the answer stays no.
 *
 * @param {string} what ends the sentence "Waiting until …"
 * @param {() => Promise<boolean>} ask
 */
export async function untilTrue(what, ask, { tries, seconds, advice }) {
  for (let tried = 1; tried <= tries; tried += 1) {
    if (await ask()) return;
    say(`Waiting until ${what} (${tried} of ${tries}) …`);
    await wait(seconds * 1000);
  }
  fail(`Gave up waiting until ${what}. ${advice}`);
}

function quoted(word) {
  return /[\s&|<>^]/.test(word) ? `"${word}"` : word;
}
