import { readFileSync, statSync } from 'node:fs';
import { parse as parsePath, join, resolve } from 'node:path';
import { parseWords } from '../cli/parse-words';
import { toApp, toLocale, UsageError, type DeployedApp } from '../evaluate/arguments';
import { nameOf, WAYS, type Way } from './ways';

export { UsageError };

export interface CompareOptions {
  readonly file: string;
  readonly reference?: { readonly source: string; readonly content: string };
  /** These ways and no others; absent for all that are configured. */
  readonly only?: readonly Way[];
  readonly json: boolean;
  /** Folder for the page. */
  readonly out: string;
  /** What is asked for; absent leaves it to the settings. */
  readonly locale?: string;
  /** So long is waited for the end of a run. */
  readonly patienceMs: number;
  readonly app?: DeployedApp;
}

type Environment = Readonly<Record<string, string | undefined>>;

export const HELP = `Transcribes a recording with every configured service in each of its modes, and lays the results side by side

  npm run compare -- FILE                 a table, and where the words differ
              --reference TEXT_OR_FILE    what is said in it; without it NAME.txt beside FILE, if there is one
              --only azure-speech/batch,speechmatics/live
                                          these and no others, of:
                                          ${WAYS.map(nameOf).join(', ')}
              --json                      one JSON document on stdout, progress on stderr
              --out FOLDER                where the page NAME.html goes instead of .callscribe/compare
              --locale de-DE              the language of the recording
              --patience MINUTES          how long to wait for the end of a run instead of 60 minutes
              --url https://APP           let a deployed app do it; environment: FUNCTION_KEY, and
                                          RecordingsStorage (connection string)

Every setting of the app is taken from the environment. Where it has the key or the endpoint of a
service, the real ones are compared, else stand-ins on this machine: docs/compare.md.

Exit codes: 0 all ran, 1 some failed, 2 the command makes no sense as given.`;

const OPTIONS = {
  reference: { type: 'string' },
  only: { type: 'string' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  locale: { type: 'string' },
  patience: { type: 'string' },
  url: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const PATIENCE_MINUTES = 60;

/**
 * Parses the words of the command line; paths are relative to `from`.
 *
 * @throws UsageError saying what is wrong with which word
 */
export function parseCompare(
  words: readonly string[],
  from: string,
  environment: Environment,
): CompareOptions | 'help' {
  const { values, positionals } = parseWords(words, OPTIONS, 'npm run compare');
  if (values.help) return 'help';
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0) {
    const what = given === undefined ? 'Say which recording to compare' : 'Say one recording only';
    throw new UsageError(`${what}: npm run compare -- FILE`);
  }
  const file = resolve(from, given);
  if (!isFile(file)) throw new UsageError(`There is no file ${given}.`);
  const reference = toReference(values.reference, file, from);
  return {
    file,
    ...(reference && { reference }),
    ...(values.only !== undefined && { only: toWays(values.only) }),
    json: values.json ?? false,
    out: resolve(from, values.out ?? join('.callscribe', 'compare')),
    ...(values.locale !== undefined && { locale: toLocale(values.locale) }),
    patienceMs: toMinutes(values.patience) * 60_000,
    ...(values.url !== undefined && { app: toApp(values.url, environment) }),
  };
}

/** A file of that name, else the text itself; without any, what lies beside the recording. */
function toReference(
  given: string | undefined,
  file: string,
  from: string,
): CompareOptions['reference'] {
  const { dir, name } = parsePath(file);
  const beside = join(dir, `${name}.txt`);
  if (given === undefined) return isFile(beside) ? readReference(beside) : undefined;
  if (isFile(resolve(from, given))) return readReference(resolve(from, given));
  if (given.trim() === '') throw new UsageError('--reference is empty: give a text, or a file.');
  if (/^\S+\.txt$/i.test(given)) throw new UsageError(`There is no file ${given}.`);
  return { source: 'as given', content: given };
}

/** @throws UsageError where it is not text */
function readReference(file: string): NonNullable<CompareOptions['reference']> {
  try {
    const content = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    return { source: parsePath(file).base, content };
  } catch (error) {
    throw new UsageError(`${file} is not text in UTF-8: save it as such.`, { cause: error });
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false; // not there, or a text that is too long to be a name
  }
}

function toWays(text: string): Way[] {
  const names = text.split(',').map((name) => name.trim());
  const wrong = names.find((name) => !WAYS.some((way) => nameOf(way) === name));
  if (wrong !== undefined) {
    throw new UsageError(`--only has "${wrong}", which is none of ${WAYS.map(nameOf).join(', ')}.`);
  }
  return WAYS.filter((way) => names.includes(nameOf(way)));
}

function toMinutes(text = String(PATIENCE_MINUTES)): number {
  const minutes = Number(text);
  if (!(minutes > 0 && minutes <= 10_000)) {
    throw new UsageError(`--patience ${text} is no number of minutes; give one from 1.`);
  }
  return minutes;
}
