import { UsageError } from './usage-error';

/** A command of the terminal: what its words mean, and what it does then. */
export interface Command<Options> {
  /** What `--help` prints. */
  readonly help: string;
  /**
   * @param from the folder that paths among the words start from
   * @throws UsageError saying what is wrong with which word
   */
  readonly parse: (words: readonly string[], from: string) => Options | 'help';
  /** @returns the exit code */
  readonly run: (options: Options, from: string) => Promise<number>;
}

/** Runs a command as this process, and ends the process with its exit code. */
export function runCommand<Options>(command: Command<Options>): void {
  // Nobody waits for us any more when whoever started us is gone.
  process.on('disconnect', () => process.exit(1));
  process.channel?.unref();
  outcomeOf(command).then(
    (code) => process.exit(code),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(error instanceof UsageError ? 2 : 1);
    },
  );
}

/** For commands that have nothing to put in order first: Ctrl-C, or its like, ends them at once. */
export function endAtSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
}

async function outcomeOf<Options>({ help, parse, run }: Command<Options>): Promise<number> {
  // npm runs scripts in the project; files are named from where the user stands.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const options = parse(process.argv.slice(2), from);
  if (options !== 'help') return run(options, from);
  process.stdout.write(`${help}\n`);
  return 0;
}
