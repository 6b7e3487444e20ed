import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../cli/usage-error';
import { HELP, parseCommand } from './arguments';
import { drop } from './drop';
import { once } from './once';
import { forgetRunning, noteRunning } from './running-file';
import { servicesOnly } from './services-only';
import { start } from './start';

/** dist/local/cli → the project. */
const PROJECT = join(__dirname, '..', '..', '..');

async function run(): Promise<number> {
  const [name, ...words] = process.argv.slice(2);
  // npm runs scripts in the project; files are named from where the user stands.
  const folder = process.env['INIT_CWD'] ?? process.cwd();
  const command = parseCommand(name === 'drop' ? 'drop' : 'start', words, folder, process.env);
  switch (command.name) {
    case 'help':
      process.stdout.write(`${HELP}\n`);
      return 0;
    case 'start':
      return start(command, PROJECT);
    case 'services':
      mkdirSync(command.dataDirectory, { recursive: true });
      await servicesOnly(command, (connectionString) => {
        noteRunning(command.dataDirectory, connectionString);
      });
      forgetRunning(command.dataDirectory);
      return 0;
    case 'once':
      return once(command, PROJECT);
    case 'drop':
      await drop(command);
      return 0;
  }
}

// Nobody waits for us any more when whoever started us is gone.
process.on('disconnect', () => process.exit(1));
process.channel?.unref();

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    const hint = /^Port \d+ .* in use/.test(message)
      ? ' npm start -- --free-ports takes any that are free.'
      : '';
    process.stderr.write(`${message}${hint}\n`);
    if (!(error instanceof UsageError) && process.env['DEBUG'] && error instanceof Error) {
      process.stderr.write(`${error.stack}\n`);
    }
    process.exit(error instanceof UsageError ? 2 : 1);
  },
);
