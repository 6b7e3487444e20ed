import { z } from 'zod';
import { ConfigError } from '../domain/errors';
import { SETTINGS, type SettingName, type SettingValues } from './table';

/** All settings, parsed. Durations in ms. */
export interface Settings {
  readonly recordings: {
    readonly container: string;
    readonly transcriptsContainer: string;
    /** A connection string, or the blob endpoint to be used with an identity. */
    readonly connection: { readonly connectionString: string } | { readonly blobUrl: string };
    readonly access: 'sas' | 'identity';
    readonly emptyGraceMs: number;
  };
  readonly cosmos: { readonly endpoint: string; readonly key?: string; readonly database: string };
  readonly speech: {
    readonly endpoint: string;
    readonly key?: string;
    readonly locale: string;
    readonly candidateLocales: readonly string[];
    readonly maxSpeakers: number;
    readonly pollMinMs: number;
    readonly webhookSecret?: string;
  };
  readonly openai: {
    readonly baseUrl: string;
    readonly key?: string;
    readonly model: string;
    readonly timeoutMs: number;
  };
  /** NCRONTAB, six fields. */
  readonly sweepSchedule: string;
  readonly gatherMs: number;
  readonly jobDeadlineMs: number;
  readonly summariesAtOnce: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Parses the environment against the table of settings.
 *
 * @throws ConfigError listing every missing, blank or malformed setting, each with how to mend it
 */
export function parseSettings(environment: Environment): Settings {
  const problems: string[] = [];
  const values: Partial<Record<SettingName, unknown>> = {};
  for (const name of Object.keys(SETTINGS) as SettingName[]) {
    const parsed = parseOne(name, environment[name]);
    if ('problem' in parsed) problems.push(parsed.problem);
    else values[name] = parsed.value;
  }
  const connection = storageConnection(environment, problems);
  if (problems.length > 0 || connection === undefined) throw new ConfigError(problems);
  // Each value came out of the schema that its type is taken from.
  return toSettings(values as SettingValues, connection);
}

function parseOne(
  name: SettingName,
  raw: string | undefined,
): { value: unknown } | { problem: string } {
  const setting = SETTINGS[name];
  if (raw === undefined || (raw.trim() === '' && setting.blankMeansAbsent)) {
    if (setting.default !== undefined) return { value: setting.schema.parse(setting.default) };
    if (!setting.required) return { value: undefined };
    return { problem: `${name} is missing. ${setting.help} Example: ${setting.example}` };
  }
  if (raw.trim() === '') {
    return { problem: `${name} is blank. ${setting.help} Example: ${setting.example}` };
  }
  const parsed = setting.schema.safeParse(raw.trim());
  if (parsed.success) return { value: parsed.data };
  const why = parsed.error.issues.map((issue) => issue.message).join('; ');
  return { problem: `${name} is malformed (${why}). ${setting.help} Example: ${setting.example}` };
}

/**
 * The Functions way to name a connection: `RecordingsStorage` is a connection string, or
 * `RecordingsStorage__blobServiceUri` an endpoint that is reached with the app's identity.
 */
function storageConnection(
  environment: Environment,
  problems: string[],
): Settings['recordings']['connection'] | undefined {
  const connectionString = environment['RecordingsStorage']?.trim();
  const blobUrl = environment['RecordingsStorage__blobServiceUri']?.trim();
  if (connectionString) return { connectionString };
  if (!blobUrl) {
    problems.push(
      'RecordingsStorage is missing. Give the connection string of the storage account, or in Azure its RecordingsStorage__blobServiceUri and RecordingsStorage__queueServiceUri. Example: UseDevelopmentStorage=true',
    );
    return undefined;
  }
  if (z.url().safeParse(blobUrl).success) return { blobUrl };
  problems.push(
    'RecordingsStorage__blobServiceUri is malformed (not a URL). Example: https://account.blob.core.windows.net',
  );
  return undefined;
}

function toSettings(
  values: SettingValues,
  connection: Settings['recordings']['connection'],
): Settings {
  const [locale = '', ...candidateLocales] = values.SPEECH_LOCALES;
  return Object.freeze({
    recordings: {
      container: values.RECORDINGS_CONTAINER,
      transcriptsContainer: values.TRANSCRIPTS_CONTAINER,
      connection,
      access: values.RECORDINGS_ACCESS,
      emptyGraceMs: values.EMPTY_BLOB_GRACE_SECONDS * 1000,
    },
    cosmos: {
      endpoint: values.COSMOS_ENDPOINT,
      database: values.COSMOS_DATABASE,
      ...(values.COSMOS_KEY !== undefined && { key: values.COSMOS_KEY }),
    },
    speech: {
      endpoint: values.SPEECH_ENDPOINT,
      ...(values.SPEECH_KEY !== undefined && { key: values.SPEECH_KEY }),
      locale,
      candidateLocales,
      maxSpeakers: values.SPEECH_MAX_SPEAKERS,
      pollMinMs: values.SPEECH_POLL_MIN_SECONDS * 1000,
      ...(values.SPEECH_WEBHOOK_SECRET !== undefined && {
        webhookSecret: values.SPEECH_WEBHOOK_SECRET,
      }),
    },
    openai: {
      baseUrl: values.OPENAI_BASE_URL,
      ...(values.OPENAI_API_KEY !== undefined && { key: values.OPENAI_API_KEY }),
      model: values.OPENAI_MODEL,
      timeoutMs: values.OPENAI_TIMEOUT_SECONDS * 1000,
    },
    sweepSchedule: values.SWEEP_SCHEDULE,
    gatherMs: values.GATHER_SECONDS * 1000,
    jobDeadlineMs: values.JOB_DEADLINE_HOURS * 3_600_000,
    summariesAtOnce: values.SUMMARIES_AT_ONCE,
  });
}
