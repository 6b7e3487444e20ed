import { endAtSignals, runCommand } from '../cli/run-command';
import { HELP, parseCompare } from './arguments';
import { compare } from './compare';

/*
 * npm run compare -- FILE [--json] …: the same recording with every configured service in each of its
 * modes, side by side. docs/compare.md explains the figures.
 */
endAtSignals();
runCommand({
  help: HELP,
  parse: (words, from) => parseCompare(words, from, process.env),
  run: (options) => compare(options, process.env),
});
