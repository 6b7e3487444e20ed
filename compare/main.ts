import { HELP, parseCompare, UsageError } from './arguments';
import { compare } from './compare';

/*
 * npm run compare -- FILE [--json] …: the same recording with every configured service in each of its
 * modes, side by side. docs/compare.md explains the figures.
 */
async function main(): Promise<number> {
  // npm runs scripts in the project; files are named from where the user stands.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const options = parseCompare(process.argv.slice(2), from, process.env);
  if (options === 'help') {
    process.stdout.write(`${HELP}\n`);
    return 0;
  }
  return compare(options, process.env);
}

// Nobody waits for us any more when whoever started us is gone.
process.on('disconnect', () => process.exit(1));
process.channel?.unref();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(error instanceof UsageError ? 2 : 1);
  },
);
