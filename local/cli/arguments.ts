import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseWords } from '../../cli/parse-words';
import { UsageError } from '../../cli/usage-error';

export interface ModelChoice {
  readonly url: string;
  readonly model: string;
}

export type Command =
  | { readonly name: 'help' }
  | {
      readonly name: 'start';
      readonly dataDirectory: string;
      /** Any free ports instead of the usual ones. */
      readonly freePorts: boolean;
      readonly model?: ModelChoice;
    }
  | {
      readonly name: 'once';
      readonly files: readonly string[];
      readonly json: boolean;
      readonly model?: ModelChoice;
    }
  | { readonly name: 'services'; readonly dataDirectory: string }
  | { readonly name: 'drop'; readonly files: readonly string[]; readonly dataDirectory: string };

export const HELP = `Callscribe on your machine

  npm start                          start everything and stay; drop recordings into recordings/
  npm start -- --once [FILE…]        transcribe these files (or the samples) and end
              --json                 with --once: one JSON document on stdout, progress on stderr
              --openai-url URL       summarize with this OpenAI-compatible service (its key, if it
                                     needs one, in the environment variable OPENAI_API_KEY)
              --model NAME           with --openai-url: the model's name
              --services-only      everything but the app, which you run with func start
              --free-ports         any free ports instead of 7071, 8081, 8585 to 8587, 10000 to 10002
              --data DIR             keep everything there instead of in .callscribe
  npm run drop -- FILE…              drop files into the running system

Exit codes: 0 all completed, 1 something was not, 2 the command makes no sense as given.`;

const OPTIONS = {
  once: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  'services-only': { type: 'boolean' },
  'free-ports': { type: 'boolean' },
  data: { type: 'string' },
  'openai-url': { type: 'string' },
  model: { type: 'string' },
} as const;

/**
 * Parses the words after the command's name. Files must exist and be files.
 *
 * @throws UsageError saying what is wrong with which word
 */
export function parseCommand(
  name: 'start' | 'drop',
  words: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string | undefined>> = {},
): Command {
  const { values, positionals } = parseWords(words, OPTIONS, 'npm start');
  if (values.help) return { name: 'help' };
  const dataDirectory = resolve(folder, values.data ?? '.callscribe');
  const files = positionals.map((file) => existingFile(resolve(folder, file), file));
  if (name === 'drop') {
    if (files.length === 0) throw new UsageError('Say which files to drop: npm run drop -- FILE…');
    return { name: 'drop', files, dataDirectory };
  }
  if (values['services-only']) return { name: 'services', dataDirectory };
  const model = modelChoice(values['openai-url'], values.model, environment);
  if (values.once) {
    return { name: 'once', files, json: values.json ?? false, ...(model && { model }) };
  }
  if (values.json) throw new UsageError('--json goes with --once.');
  if (files.length > 0) {
    throw new UsageError(
      'Files go with --once (transcribe and end), or into a running system: npm run drop -- FILE…',
    );
  }
  const freePorts = values['free-ports'] ?? false;
  return { name: 'start', dataDirectory, freePorts, ...(model && { model }) };
}

function existingFile(path: string, given: string): string {
  if (!existsSync(path)) throw new UsageError(`There is no file ${given}.`);
  if (statSync(path).isDirectory()) {
    throw new UsageError(`${given} is a directory; name the files in it.`);
  }
  return path;
}

function modelChoice(
  url: string | undefined,
  model: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): ModelChoice | undefined {
  const baseUrl = url ?? environment['OPENAI_BASE_URL'];
  const name = model ?? environment['OPENAI_MODEL'];
  if (baseUrl === undefined || baseUrl === '') {
    if (model !== undefined) throw new UsageError('--model goes with --openai-url.');
    return undefined;
  }
  if (!URL.canParse(baseUrl) || !/^https?:/.test(baseUrl)) {
    throw new UsageError(
      `"${baseUrl}" is not an http(s) URL; give one like http://localhost:11434/v1`,
    );
  }
  if (!name) throw new UsageError('Say which model: --model NAME (or OPENAI_MODEL).');
  return { url: baseUrl, model: name };
}
