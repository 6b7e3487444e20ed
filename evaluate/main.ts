import { endAtSignals, runCommand } from '../cli/run-command';
import { HELP, parseEvaluate } from './arguments';
import { evaluate } from './evaluate';

/*
 * npm run evaluate -- FOLDER [--json] …: how near transcripts and summaries come to the truth, on
 * one's own recordings and with one's own settings. docs/evaluate.md explains the figures.
 */
endAtSignals();
runCommand({
  help: HELP,
  parse: (words, from) => parseEvaluate(words, from, process.env),
  run: (options) => evaluate(options, process.env),
});
