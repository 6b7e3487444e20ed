import type { EvaluateOptions } from './arguments';
import type { Evaluation } from './figures/figures';
import { evaluateRecording } from './figures/evaluate-recording';
import { toEvaluation } from './figures/to-evaluation';
import { findPairs, type Pair } from './pairs';
import { toTable } from './report/to-table';
import type { App } from './run/app';
import { dropAndWait, type Outcome } from './run/drop-and-wait';
import { settingsFrom, shownSettings } from './run/settings';
import { withDeployedApp, withLocalApp } from './run/with-app';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Evaluates a folder and prints the figures. Returns the exit code: 0 when all recordings
 * completed, 1 when any did not.
 *
 * @throws UsageError where folder or settings make no sense
 */
export async function evaluate(
  options: EvaluateOptions,
  environment: Environment,
): Promise<number> {
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const found = findPairs(options.folder);
  const pairs = found.pairs.slice(0, options.limit);
  for (const name of found.unpaired) say(`${name} has no reference text and is left out.`);
  const outcomes = await outcomesOf(pairs, options, environment, say);
  const evaluation = toEvaluation(
    settingsOf(options, environment),
    outcomes.map(evaluateRecording),
  );
  const report = options.json ? JSON.stringify(evaluation, null, 2) : toTable(evaluation);
  process.stdout.write(`${report}\n`);
  return evaluation.total.completed === evaluation.total.recordings ? 0 : 1;
}

async function outcomesOf(
  pairs: readonly Pair[],
  options: EvaluateOptions,
  environment: Environment,
  say: (line: string) => void,
): Promise<Outcome[]> {
  const run = (app: App) => dropAndWait(app, pairs, options, say);
  if (!options.app) {
    const settings = settingsFrom(environment);
    const storage = environment['RecordingsStorage'];
    return withLocalApp({ purpose: 'evaluate', settings, storage, say }, run);
  }
  const container = environment['RECORDINGS_CONTAINER'];
  return withDeployedApp('evaluate', options.app, container, run);
}

function settingsOf(options: EvaluateOptions, environment: Environment): Evaluation['settings'] {
  const { app, folder, locale, candidateLocales, limit } = options;
  return {
    app: app?.url ?? 'on this machine',
    folder,
    ...(locale !== undefined && { locale }),
    ...(candidateLocales && { candidateLocales: [...candidateLocales] }),
    ...(limit !== undefined && { limit }),
    environment: app ? {} : shownSettings(settingsFrom(environment)),
  };
}
