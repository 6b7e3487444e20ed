import { resolve } from 'node:path';
import { parseWords } from '../cli/parse-words';
import { UsageError } from '../cli/usage-error';
import { knownLocale, unknownLocale } from '../shared/domain/choices/locales';

export { UsageError };

/** A deployed app instead of a system of one's own. */
export interface DeployedApp {
  readonly url: string;
  /** Function key, if the app asks for one. */
  readonly key?: string;
  /** Connection string of the storage account that it takes recordings from. */
  readonly storage: string;
}

export interface EvaluateOptions {
  readonly folder: string;
  readonly json: boolean;
  /** What is asked for each recording; absent leaves it to the settings. */
  readonly locale?: string;
  readonly candidateLocales?: readonly string[];
  /** Take the first so many recordings only. */
  readonly limit?: number;
  readonly app?: DeployedApp;
}

type Environment = Readonly<Record<string, string | undefined>>;

export const HELP = `Compares what Callscribe makes of recordings with what was said in them

  npm run evaluate -- FOLDER              each NAME.wav (mp3, ogg, …) with its reference NAME.txt
              --json                      one JSON document on stdout, progress on stderr
              --locale de-DE              the language of the recordings
              --candidate-locales de-DE,en-US
                                          identify the language of each among these
              --limit N                   only the first N recordings, by name
              --url https://APP           let a deployed app do it; environment: FUNCTION_KEY, and
                                          RecordingsStorage (connection string)

Every setting of the app is taken from the environment: OPENAI_BASE_URL, OPENAI_MODEL, SUMMARY_FIELDS …
docs/evaluate.md says what is measured, how texts are normalized, and how to use real services.

Exit codes: 0 done, 1 some recording did not complete, 2 the command makes no sense as given.`;

const OPTIONS = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  locale: { type: 'string' },
  'candidate-locales': { type: 'string' },
  limit: { type: 'string' },
  url: { type: 'string' },
} as const;

/**
 * Parses the words of the command line; paths are relative to `from`.
 *
 * @throws UsageError saying what is wrong with which word
 */
export function parseEvaluate(
  words: readonly string[],
  from: string,
  environment: Environment,
): EvaluateOptions | 'help' {
  const { values, positionals } = parseWords(words, OPTIONS, 'npm run evaluate');
  if (values.help) return 'help';
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) {
    throw new UsageError(
      `${folder === undefined ? 'Say which folder to evaluate' : 'Say one folder only'}: npm run evaluate -- FOLDER`,
    );
  }
  const candidateLocales = values['candidate-locales']?.split(',').map(toLocale);
  if (candidateLocales?.length === 1) {
    throw new UsageError('--candidate-locales takes two or more, with commas; --locale takes one.');
  }
  const app = values.url === undefined ? undefined : toApp(values.url, environment);
  return {
    folder: resolve(from, folder),
    json: values.json ?? false,
    ...(values.locale !== undefined && { locale: toLocale(values.locale) }),
    ...(candidateLocales && { candidateLocales }),
    ...(values.limit !== undefined && { limit: toLimit(values.limit) }),
    ...(app && { app }),
  };
}

/** @throws UsageError where the service has no such locale */
export function toLocale(text: string): string {
  const locale = knownLocale(text.trim());
  if (locale === undefined) throw new UsageError(`${unknownLocale(text.trim())}.`);
  return locale;
}

function toLimit(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) {
    throw new UsageError(`--limit ${text} is no number of recordings; give one from 1.`);
  }
  return Number(text);
}

/** @throws UsageError where it is no URL, or the environment lacks the app's storage */
export function toApp(url: string, environment: Environment): DeployedApp {
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new UsageError(
      `--url ${url} is not an http(s) URL; give the app's, like https://NAME.azurewebsites.net`,
    );
  }
  const storage = environment['RecordingsStorage'];
  if (!storage) {
    throw new UsageError(
      'With --url the environment variable RecordingsStorage must hold the connection string of the storage account that the app takes recordings from.',
    );
  }
  const key = environment['FUNCTION_KEY'];
  return { url, storage, ...(key && { key }) };
}
