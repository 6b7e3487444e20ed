import { ConfigError } from '../domain/errors';
import { announceSettings, type AnnounceSettings } from './announce';
import { toLive } from './live';
import type { Settings } from './parsed-settings';
import { problemsAmong } from './problems';
import { toProviders } from './providers';
import { toRedaction } from './redaction';
import { toRetention } from './retention';
import { storageConnection, type StorageConnection } from './storage-connection';
import { SETTINGS, type SettingName, type SettingValues } from './table';
import { telemetrySettings, type TelemetrySettings } from './telemetry';

export type { Settings } from './parsed-settings';

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
  const announce = announceSettings(values as SettingValues, environment, problems);
  if (problems.length === 0) {
    problems.push(...problemsAmong(values as SettingValues, environment));
  }
  if (problems.length > 0 || connection === undefined) throw new ConfigError(problems);
  // Each value came out of the schema that its type is taken from.
  const telemetry = telemetrySettings(environment);
  return toSettings(values as SettingValues, { connection, announce, telemetry });
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

interface Connections {
  readonly connection: StorageConnection;
  readonly announce: AnnounceSettings | undefined;
  readonly telemetry: TelemetrySettings | undefined;
}

/** Settings where 0 stands for no bound. */
function orUnbounded(value: number): number {
  return value === 0 ? Number.POSITIVE_INFINITY : value;
}

function toSettings(
  values: SettingValues,
  { connection, announce, telemetry }: Connections,
): Settings {
  const [locale = '', ...candidateLocales] = values.SPEECH_LOCALES;
  return Object.freeze({
    recordings: {
      container: values.RECORDINGS_CONTAINER,
      transcriptsContainer: values.TRANSCRIPTS_CONTAINER,
      deadLettersContainer: values.DEAD_LETTERS_CONTAINER,
      connection,
      access: values.RECORDINGS_ACCESS,
      emptyGraceMs: values.EMPTY_BLOB_GRACE_SECONDS * 1000,
    },
    choices: {
      profiles: values.RECORDING_PROFILES,
      sidecars: values.SIDECARS,
      sidecarWaitMs: values.SIDECAR_WAIT_SECONDS * 1000,
      failover: values.FAILOVER,
      ...(values.RECORDING_NAME_PATTERN && { namePattern: values.RECORDING_NAME_PATTERN }),
    },
    redaction: toRedaction(values),
    categories: values.CATEGORIES,
    cosmos: {
      endpoint: values.COSMOS_ENDPOINT,
      database: values.COSMOS_DATABASE,
      ...(values.COSMOS_KEY !== undefined && { key: values.COSMOS_KEY }),
    },
    speech: {
      resources: values.SPEECH_ENDPOINT.map((endpoint, index) => {
        const key = values.SPEECH_KEY?.[index];
        return { endpoint, ...(key !== undefined && { key }) };
      }),
      residency: values.SPEECH_RESIDENCY,
      locale,
      candidateLocales,
      maxSpeakers: values.SPEECH_MAX_SPEAKERS,
      pollMinMs: values.SPEECH_POLL_MIN_SECONDS * 1000,
      ...(values.SPEECH_WEBHOOK_SECRET !== undefined && {
        webhookSecret: values.SPEECH_WEBHOOK_SECRET,
      }),
    },
    providers: toProviders(values),
    openai: {
      baseUrl: values.OPENAI_BASE_URL,
      ...(values.OPENAI_API_KEY !== undefined && { key: values.OPENAI_API_KEY }),
      model: values.OPENAI_MODEL,
      timeoutMs: values.OPENAI_TIMEOUT_SECONDS * 1000,
      summaries: {
        fieldSets: values.SUMMARY_FIELDS,
        partTokens: values.SUMMARY_PART_TOKENS,
        calls: values.SUMMARY_MOST_CALLS,
        tokens: values.SUMMARY_MOST_TOKENS,
      },
    },
    live: toLive(values),
    apiAccess: values.API_ACCESS,
    sweepSchedule: values.SWEEP_SCHEDULE,
    historySchedule: values.HISTORY_SCHEDULE,
    retention: toRetention(values),
    gatherMs: values.GATHER_SECONDS * 1000,
    eventGraceMs: values.EVENT_GRACE_SECONDS * 1000,
    jobDeadlineMs: values.JOB_DEADLINE_HOURS * 3_600_000,
    jobCaps: {
      normal: values.JOB_AUDIO_HOURS * 3600,
      low: values.BACKFILL_JOB_AUDIO_HOURS * 3600,
    },
    budgets: {
      dailyAudioSeconds: orUnbounded(values.DAILY_AUDIO_HOURS) * 3600,
      dailyTokens: orUnbounded(values.DAILY_TOKENS),
    },
    modelPace: {
      requestsPerMinute: orUnbounded(values.MODEL_REQUESTS_PER_MINUTE),
      tokensPerMinute: orUnbounded(values.MODEL_TOKENS_PER_MINUTE),
      callsAtOnce: values.SUMMARIES_AT_ONCE,
      callMs: values.OPENAI_TIMEOUT_SECONDS * 1000,
    },
    prices: {
      speechHour: values.PRICE_SPEECH_HOUR,
      modelInputMillion: values.PRICE_MODEL_INPUT_MILLION,
      modelOutputMillion: values.PRICE_MODEL_OUTPUT_MILLION,
    },
    traceShare: values.OTEL_TRACES_SAMPLER_ARG,
    ...(telemetry && { telemetry }),
    ...(announce && { announce }),
  });
}
