import { measure } from './measure';
import { parseOptions } from './options';
import { factsOf } from './report/facts';
import { problemsOf } from './report/problems';
import { say } from './report/say';
import { writeReport } from './report/write-report';

/*
 * npm run bench [-- --recordings 10000] [-- --smoke] [-- --loads burst,poisson,trickle]: what the
 * app does with thousands at once, what each recording takes, and the obvious design beside it.
 * Absolute seconds depend on the machine; counts and ratios are what lasts.
 */
async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  const startedAt = Date.now();
  const measured = await measure(options);
  writeReport(options, factsOf(startedAt), measured);
  const problems = problemsOf(measured);
  for (const problem of problems) say(`NOT AS IT SHOULD BE: ${problem}`);
  return problems.length === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
