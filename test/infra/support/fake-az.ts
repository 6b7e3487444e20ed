import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { z } from 'zod';
import { runScript } from './run-script';

/** What az says to commands that begin with `to`; after `times` of them the next one counts. */
export interface Answer {
  readonly to: string;
  readonly stdout?: unknown;
  readonly stderr?: string;
  readonly status?: number;
  readonly times?: number;
}

const call = z.object({ words: z.string(), environment: z.record(z.string(), z.string()) });

const AZ = `#!${process.execPath}
const { appendFileSync, readFileSync, writeFileSync } = require('node:fs');
const words = process.argv.slice(2).join(' ');
const environment = Object.fromEntries(Object.entries(process.env).filter(([key]) => key.startsWith('AZURE_')));
appendFileSync(__dirname + '/calls', JSON.stringify({ words, environment }) + '\\n');
const answers = JSON.parse(readFileSync(__dirname + '/answers', 'utf8'));
const answer = answers.find(({ to, times }) => words.startsWith(to) && times !== 0) ?? {};
if (answer.times) answer.times -= 1;
writeFileSync(__dirname + '/answers', JSON.stringify(answers));
const { stdout = '' } = answer;
process.stdout.write(typeof stdout === 'string' ? stdout : JSON.stringify(stdout));
process.stderr.write(answer.stderr ?? '');
process.exit(answer.status ?? 0);
`;

/** An Azure CLI that writes down what it is asked and answers as it is told; else with nothing. */
export class FakeAz {
  readonly folder = mkdtempSync(join(tmpdir(), 'az-'));

  constructor(answers: readonly Answer[]) {
    writeFileSync(join(this.folder, 'az'), AZ);
    chmodSync(join(this.folder, 'az'), 0o755);
    writeFileSync(join(this.folder, 'answers'), JSON.stringify(answers));
  }

  /** Runs one of the scripts with this az on its path, and without waiting between its tries. */
  run(words: readonly string[], environment: NodeJS.ProcessEnv = {}) {
    return runScript(words, {
      PATH: [this.folder, process.env['PATH']].join(delimiter),
      POST_DEPLOY_WAIT_SECONDS: '0',
      ...environment,
    });
  }

  calls() {
    const file = join(this.folder, 'calls');
    if (!existsSync(file)) return [];
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    return lines.map((line) => call.parse(JSON.parse(line)));
  }

  /** The words of all calls, or of those that begin so. */
  words(beginning = ''): string[] {
    return this.calls()
      .map(({ words }) => words)
      .filter((words) => words.startsWith(beginning));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
