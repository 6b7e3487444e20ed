import type { App } from '../evaluate/run/app';
import { withDeployedApp, withLocalApp } from '../evaluate/run/with-app';
import type { Stack } from '../local/stack';
import type { CompareOptions } from './arguments';
import { toComparison } from './figures/to-comparison';
import { toMarkdown } from './report/to-markdown';
import { writePage } from './report/write-page';
import { fileFacts } from './run/file-facts';
import type { Outcome } from './run/outcome';
import { ownChoices } from './run/own-choices';
import { planOf, type Plan } from './run/plan';
import { requestCounter } from './run/request-counter';
import { runAll } from './run/run-all';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Compares all ways on one recording, prints the comparison and writes its page. Returns the exit
 * code: 0 when all ran, 1 when some failed.
 *
 * @throws UsageError where file or settings make no sense
 */
export async function compare(options: CompareOptions, environment: Environment): Promise<number> {
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const plan = planOf(options, environment);
  const file = await fileFacts(options.file);
  const outcomes = await outcomesOf(plan, options, environment, say);
  const comparison = toComparison(
    {
      file,
      app: options.app?.url ?? 'on this machine',
      comparedAt: new Date().toISOString(),
      ...(options.reference && { reference: options.reference }),
    },
    outcomes,
    { models: modelsIn(plan), standIn: (way) => plan.standIn(way) },
  );
  say(`page: ${writePage(options.out, comparison)}`);
  const report = options.json ? JSON.stringify(comparison, null, 2) : toMarkdown(comparison);
  process.stdout.write(`${report}\n`);
  return comparison.runs.every(({ status }) => status === 'completed') ? 0 : 1;
}

async function outcomesOf(
  plan: Plan,
  options: CompareOptions,
  environment: Environment,
  say: (line: string) => void,
): Promise<Outcome[]> {
  const { file, locale, patienceMs, app: deployed } = options;
  const choices = { ...ownChoices(file), ...(locale !== undefined && { locale }) };
  const run = (app: App, stack?: Stack) => {
    const requests = requestCounter(stack, (way) => plan.standIn(way));
    return runAll(plan.ways, { app, file, choices, patienceMs, requests }, say);
  };
  if (deployed) {
    return withDeployedApp('compare', deployed, environment['RECORDINGS_CONTAINER'], run);
  }
  const storage = environment['RecordingsStorage'];
  const { settings } = plan;
  const warm = plan.ways.some((way) => plan.standIn(way));
  const local = { purpose: 'compare', settings, storage, warm, say } as const;
  return withLocalApp(local, run);
}

/** By provider; the price may depend on it. */
function modelsIn({ settings }: Plan): Record<string, string | undefined> {
  return { speechmatics: settings['SPEECHMATICS_MODEL'], openai: settings['TRANSCRIPTION_MODEL'] };
}
