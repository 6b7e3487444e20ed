import type { Retention } from '../domain/deletion';
import type { CategoryRule } from '../domain/categories';
import type { NamePattern, Profiles } from '../domain/choices';
import type { FieldSets } from '../domain/summary/custom-fields';
import type { AnnounceSettings } from './announce';
import type { ApiAccess } from './api-access';
import type { LiveSettings } from './live';
import type { ProviderSettings } from './providers';
import type { Redaction } from './redaction';
import type { StorageConnection } from './storage-connection';
import type { TelemetrySettings } from './telemetry';

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
  /** What recordings may choose, and from where. */
  readonly choices: {
    readonly profiles: Profiles;
    readonly sidecars: 'read' | 'ignore';
    readonly sidecarWaitMs: number;
    /** Absent where names tell nothing. */
    readonly namePattern?: NamePattern;
    /** Whether what one service refuses goes to the next of PROVIDERS. */
    readonly failover: 'none' | 'next';
  };
  readonly redaction: Redaction;
  readonly categories: readonly CategoryRule[];
  readonly cosmos: { readonly endpoint: string; readonly key?: string; readonly database: string };
  readonly speech: {
    /** Each is a lane of batch transcription, named by its host. */
    readonly resources: readonly { readonly endpoint: string; readonly key?: string }[];
    readonly residency: Readonly<Record<string, readonly string[]>>;
    readonly locale: string;
    readonly candidateLocales: readonly string[];
    readonly maxSpeakers: number;
    readonly pollMinMs: number;
    readonly webhookSecret?: string;
  };
  readonly providers: ProviderSettings;
  readonly openai: {
    readonly baseUrl: string;
    readonly key?: string;
    readonly model: string;
    readonly timeoutMs: number;
    readonly summaries: {
      readonly fieldSets: FieldSets;
      /** Bounds of one recording: tokens of transcript in a call, calls and tokens in all. */
      readonly partTokens: number;
      readonly calls: number;
      readonly tokens: number;
    };
  };
  readonly live: LiveSettings;
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
