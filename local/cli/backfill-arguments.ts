import { parseWords } from '../../cli/parse-words';
import { UsageError } from '../../cli/usage-error';
import { USUAL_PORTS } from './usual-ports';

/** What is to be taken in, and by which app. */
export interface BackfillCommand {
  readonly container: string;
  readonly prefix: string;
  /** Of the app, without `/api`. */
  readonly url: string;
  /** A function key; only Azure asks for one. */
  readonly key?: string;
  readonly json: boolean;
}

export const BACKFILL_HELP = `Takes in an archive of recordings that is already in the storage account

  npm run backfill -- CONTAINER/PREFIX   all blobs of the container whose paths begin with PREFIX
              --url URL                  the app (default http://127.0.0.1:${USUAL_PORTS.api}, the one of npm start)
              --key KEY                  its function key, in Azure; or in the environment as FUNCTION_KEY
              --json                     one JSON document on stdout, progress on stderr

It goes on without this command: Ctrl-C leaves it running, and the same command again joins it.
Exit codes: 0 all taken in, 1 something was not, 2 the command makes no sense as given.`;

const OPTIONS = {
  url: { type: 'string' },
  key: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * Parses the words of `npm run backfill`.
 *
 * @throws UsageError saying what is wrong with which word
 */
export function parseBackfill(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): BackfillCommand | 'help' {
  const { values, positionals } = parseWords(words, OPTIONS, 'npm run backfill');
  if (values.help) return 'help';
  const [archive, ...others] = positionals;
  if (archive === undefined || others.length > 0) {
    throw new UsageError('Say which archive: npm run backfill -- CONTAINER/PREFIX');
  }
  const [container = '', ...path] = archive.split('/');
  if (container === '') throw new UsageError(`"${archive}" does not begin with a container.`);
  const url = appUrl(values.url ?? `http://127.0.0.1:${USUAL_PORTS.api}`);
  const key = values.key ?? environment['FUNCTION_KEY'];
  if (key && url.protocol === 'http:' && !isHere(url)) {
    throw new UsageError('A key is not sent over http; give an https URL.');
  }
  return {
    container,
    prefix: path.join('/'),
    url: url.href,
    ...(key && { key }),
    json: values.json ?? false,
  };
}

function appUrl(text: string): URL {
  const url = URL.parse(text);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new UsageError(`"${text}" is not an http(s) URL; give one like https://app.example`);
}

function isHere({ hostname }: URL): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}
