import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from './usage-error';

/**
 * Parses the words of a command line by the options that its command has.
 *
 * @param command as a user types it, for the hint where its options are listed
 * @throws UsageError saying what is wrong with which word
 */
export function parseWords<const Options extends ParseArgsOptionsConfig>(
  words: readonly string[],
  options: Options,
  command: string,
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    const why = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new UsageError(`${why}. ${command} -- --help lists the options.`, { cause: error });
  }
}
