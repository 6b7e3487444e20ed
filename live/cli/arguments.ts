import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseWords } from '../../cli/parse-words';
import { UsageError } from '../../cli/usage-error';

type Separation = 'diarization' | 'channels' | 'none';

export interface LiveCommand {
  /** The file to stream, or the microphone. */
  readonly source: { readonly file: string } | 'microphone';
  readonly provider?: string;
  readonly locale?: string;
  readonly separation?: Separation;
  /** Names and words that are likely to come. */
  readonly phrases?: readonly string[];
  /** Times as fast as it was spoken. */
  readonly pace: number;
  /** Keep the audio, and have batch transcribe it again. */
  readonly record: boolean;
  readonly json: boolean;
}

export const HELP = `Live transcription

  npm run live -- FILE               stream a file as if it were spoken now
  npm run live -- --microphone       stream the microphone; Ctrl-C ends it
              --provider NAME        azure-speech or speechmatics; otherwise the app chooses
              --locale LOCALE        as en-GB; otherwise the app's own
              --separation KIND      diarization, channels or none: how speakers are told apart
                                     (channels by itself for a file of two channels)
              --phrases "A,B"        names and words that are likely to come
              --pace N               N times as fast as it was spoken (default 1)
              --record               keep the audio, and have batch transcribe it once more
              --json                 one JSON document on stdout, everything else on stderr

It talks to the app at CALLSCRIBE_URL (with the function key CALLSCRIBE_KEY), or to the npm start of
this folder; if there is none it starts a system of its own and ends it afterwards.

Ctrl-C ends the session in order, with its summary; a second one ends at once.
Exit codes: 0 completed, 1 something failed, 2 the command makes no sense as given.`;

const OPTIONS = {
  microphone: { type: 'boolean' },
  provider: { type: 'string' },
  locale: { type: 'string' },
  separation: { type: 'string' },
  phrases: { type: 'string' },
  pace: { type: 'string' },
  record: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const FASTEST = 100;

/**
 * Parses the words of the command line; a file is named from `from`.
 *
 * @throws UsageError saying what is wrong with which word
 */
export function parseLive(words: readonly string[], from: string): LiveCommand | 'help' {
  const { values, positionals } = parseWords(words, OPTIONS, 'npm run live');
  if (values.help) return 'help';
  const source = toSource(positionals, values.microphone ?? false, from);
  if (values.pace !== undefined && source === 'microphone') {
    throw new UsageError('--pace goes with a file; a microphone has its own.');
  }
  if (values.separation === 'channels' && source === 'microphone') {
    throw new UsageError('--separation channels needs a file; a microphone has one channel.');
  }
  const phrases = values.phrases?.split(',').flatMap((phrase) => phrase.trim() || []);
  return {
    source,
    pace: toPace(values.pace ?? '1'),
    record: values.record ?? false,
    json: values.json ?? false,
    ...(values.provider !== undefined && { provider: values.provider }),
    ...(values.locale !== undefined && { locale: values.locale }),
    ...(values.separation !== undefined && { separation: toSeparation(values.separation) }),
    ...(phrases && { phrases }),
  };
}

function toSource(
  files: readonly string[],
  microphone: boolean,
  from: string,
): LiveCommand['source'] {
  const [file, ...more] = files;
  if (microphone && file !== undefined) {
    throw new UsageError('Say either a file or --microphone, not both.');
  }
  if (microphone) return 'microphone';
  if (file === undefined || more.length > 0) {
    throw new UsageError(
      `${file === undefined ? 'Say what to stream' : 'Say one file only'}: npm run live -- FILE, or npm run live -- --microphone`,
    );
  }
  const path = resolve(from, file);
  if (!existsSync(path) || statSync(path).isDirectory()) {
    throw new UsageError(`There is no file ${file}.`);
  }
  return { file: path };
}

function toPace(text: string): number {
  const pace = Number(text);
  if (!(pace > 0 && pace <= FASTEST)) {
    throw new UsageError(`--pace ${text} is no number over 0 and up to ${FASTEST}.`);
  }
  return pace;
}

function toSeparation(text: string): Separation {
  if (text === 'diarization' || text === 'channels' || text === 'none') return text;
  throw new UsageError(`--separation ${text} is none of diarization, channels and none.`);
}
