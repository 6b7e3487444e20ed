import type { AzureLiveOptions } from '../azure-live';
import type { RecognitionEngine } from './engine';
import type { Fault } from './faults/fault';

/** Milliseconds since 1970; tests put their own in. */
export type Clock = () => number;

/** Quotas of the service (quotas page of 30 January 2026) and of this stand-in. */
export interface SpeechLimits {
  /** Calls per key in any 10 s; `Infinity` switches the quota off. */
  readonly requestsPerTenSeconds: number;
  /** Longest recording that is downloaded, in bytes. */
  readonly recordingBytes: number;
  /** Longest recording with diarization, in milliseconds. */
  readonly diarizationMs: number;
  /** Largest recording of fast transcription, in bytes. */
  readonly fastBytes: number;
  /** Longest recording of fast transcription, in milliseconds. */
  readonly fastMs: number;
}

/** The service's own schedule is not documented; these values suit a laptop. */
export interface WebhookPolicy {
  /** Tries for one notification, the first included. */
  readonly attempts: number;
  /** Pause after the first failed try in milliseconds; doubles with each further one. */
  readonly firstDelayMs: number;
  /** A receiver that has not answered by then counts as failed, in milliseconds. */
  readonly timeoutMs: number;
  /** Failed tries in a row after which the webhook gets the status `Failed`. */
  readonly failuresUntilDisabled: number;
}

export interface SpeechServerOptions {
  /** 0 takes any free port of 127.0.0.1. */
  readonly port: number;
  /** Jobs, results, webhooks and the journal are kept here; created when absent. */
  readonly dataDirectory: string;
  /** Belongs to the caller, who closes it after the server. */
  readonly engine: RecognitionEngine;
  /** Subscription keys that are let in; without them any key that is not empty. */
  readonly keys?: readonly string[];
  readonly limits?: Partial<SpeechLimits>;
  /** Recordings of one job that are worked on at a time (default 1). */
  readonly parallelFiles?: number;
  /** Faults that are armed from the start. */
  readonly faults?: readonly Fault[];
  readonly clock?: Clock;
  /** Seconds in `Retry-After` while a job is not finished (default 2). */
  readonly pollHint?: number;
  readonly webhooks?: Partial<WebhookPolicy>;
  /** Live transcription on the same address; without it the server knows nothing of it. */
  readonly live?: AzureLiveOptions;
}

export interface Settings {
  readonly keys: readonly string[] | undefined;
  readonly limits: SpeechLimits;
  readonly parallelFiles: number;
  readonly clock: Clock;
  readonly pollHint: number;
  readonly webhooks: WebhookPolicy;
}

const DEFAULT_LIMITS: SpeechLimits = {
  requestsPerTenSeconds: 100,
  recordingBytes: 1024 ** 3,
  diarizationMs: 240 * 60_000,
  // By the specification; other pages of the documentation say more.
  fastBytes: 250 * 1024 ** 2,
  fastMs: 120 * 60_000,
};

const DEFAULT_WEBHOOK_POLICY: WebhookPolicy = {
  attempts: 5,
  firstDelayMs: 1000,
  timeoutMs: 10_000,
  failuresUntilDisabled: 10,
};

export function toSettings(options: SpeechServerOptions): Settings {
  return {
    keys: options.keys,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    parallelFiles: Math.max(1, options.parallelFiles ?? 1),
    clock: options.clock ?? Date.now,
    pollHint: options.pollHint ?? 2,
    webhooks: { ...DEFAULT_WEBHOOK_POLICY, ...options.webhooks },
  };
}
