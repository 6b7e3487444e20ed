import { HELP, parseLive, UsageError } from './cli/arguments';
import { live } from './cli/live';

/*
 * npm run live -- FILE | --microphone …: live transcription in a terminal. docs/live.md tells of it.
 */
async function main(): Promise<number> {
  // npm runs scripts in the project; files are named from where the user stands.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const command = parseLive(process.argv.slice(2), from);
  if (command === 'help') {
    process.stdout.write(`${HELP}\n`);
    return 0;
  }
  return live(command, from);
}

// Nobody waits for us any more when whoever started us is gone.
process.on('disconnect', () => process.exit(1));
process.channel?.unref();

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(error instanceof UsageError ? 2 : 1);
  },
);
