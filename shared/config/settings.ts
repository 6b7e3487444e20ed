import type { Retention } from '../domain/deletion';
import { ConfigError } from '../domain/errors';
import { announceSettings, type AnnounceSettings } from './announce';
import { apiAccessProblems, type ApiAccess } from './api-access';
import { toRetention } from './retention';
import { storageConnection, type StorageConnection } from './storage-connection';
import { SETTINGS, type SettingName, type SettingValues } from './table';
import { telemetrySettings, type TelemetrySettings } from './telemetry';

/** All settings, parsed. Durations in ms. */
export interface Settings {
  readonly recordings: {
    readonly container: string;
    readonly transcriptsContainer: string;
    readonly deadLettersContainer: string;
    readonly connection: StorageConnection;
    readonly access: 'sas' | 'identity';
    readonly emptyGraceMs: number;
  };
  readonly cosmos: { readonly endpoint: string; readonly key?: string; readonly database: string };
  readonly speech: {
    /** Each is a lane, named by its host. */
    readonly resources: readonly { readonly endpoint: string; readonly key?: string }[];
    readonly residency: Readonly<Record<string, readonly string[]>>;
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
  readonly apiAccess: ApiAccess;
  /** NCRONTAB, six fields. */
  readonly sweepSchedule: string;
  readonly historySchedule: string;
  readonly retention: Retention;
  readonly gatherMs: number;
  readonly eventGraceMs: number;
  readonly jobDeadlineMs: number;
  /** Most audio in one job, by priority (seconds). */
  readonly jobCaps: { readonly normal: number; readonly low: number };
  /** `Infinity` where there is no bound. */
  readonly budgets: { readonly dailyAudioSeconds: number; readonly dailyTokens: number };
  readonly modelPace: {
    readonly requestsPerMinute: number;
    readonly tokensPerMinute: number;
    readonly callsAtOnce: number;
    readonly callMs: number;
  };
  /** List prices (USD) for the estimate of costs; 0 where one is not known. */
  readonly prices: {
    readonly speechHour: number;
    readonly modelInputMillion: number;
    readonly modelOutputMillion: number;
  };
  /** Absent where no Application Insights is. */
  readonly telemetry?: TelemetrySettings;
  /** Share of traces that it gets (0 … 1). */
  readonly traceShare: number;
  /** Absent where nobody wants to be told when a recording ends. */
  readonly announce?: AnnounceSettings;
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
  const announce = announceSettings(values as SettingValues, environment, problems);
  if (problems.length === 0) {
    const { API_ACCESS: access } = values as SettingValues;
    problems.push(...speechProblems(values as SettingValues));
    problems.push(...apiAccessProblems(access, environment));
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

/** What no setting tells by itself: keys and residency must fit the endpoints. */
function speechProblems(values: SettingValues): string[] {
  const { SPEECH_ENDPOINT: endpoints, SPEECH_KEY: keys, SPEECH_RESIDENCY: residency } = values;
  const problems: string[] = [];
  if (keys !== undefined && keys.length !== endpoints.length) {
    problems.push(
      `SPEECH_KEY has ${keys.length} keys for ${endpoints.length} endpoints. Give one for each, in the order of SPEECH_ENDPOINT, separated by commas.`,
    );
  }
  const hosts = endpoints.map((endpoint) => new URL(endpoint).host);
  for (const host of new Set(hosts.filter((one, index) => hosts.indexOf(one) < index))) {
    problems.push(`SPEECH_ENDPOINT names ${host} twice. Give each Speech resource once.`);
  }
  for (const lane of Object.values(residency).flat()) {
    if (!hosts.includes(lane)) {
      problems.push(
        `SPEECH_RESIDENCY names ${lane}, which is not the host of any SPEECH_ENDPOINT (${hosts.join(', ')}).`,
      );
    }
  }
  return problems;
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
    openai: {
      baseUrl: values.OPENAI_BASE_URL,
      ...(values.OPENAI_API_KEY !== undefined && { key: values.OPENAI_API_KEY }),
      model: values.OPENAI_MODEL,
      timeoutMs: values.OPENAI_TIMEOUT_SECONDS * 1000,
    },
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
