import type { RecognitionEngine } from '../speech/engine';
import type { Clock } from '../speech/options';
import type { Fault } from './faults/fault';
import type { SpeechmaticsLiveOptions } from './live';

/** Limits of the service (limits page, 2026). */
export interface SpeechmaticsLimits {
  /** Calls per key in any second; `Infinity` switches the limit off. */
  readonly postsPerSecond: number;
  readonly getsPerSecond: number;
  readonly concurrentJobs: number;
  /** Largest file in the body of a request, in bytes. */
  readonly uploadBytes: number;
  /** How long a job is kept after its end, in milliseconds. */
  readonly retentionMs: number;
}

/** The service takes about 30 s for its tries to fetch and 70 s to notify; these suit a laptop. */
export interface RetryPolicy {
  /** Pauses between tries in milliseconds: one less than there are tries. */
  readonly fetchDelaysMs: readonly number[];
  readonly notifyDelaysMs: readonly number[];
  /** A receiver that has not answered by then counts as failed, in milliseconds. */
  readonly notifyTimeoutMs: number;
}

export interface SpeechmaticsServerOptions {
  /** 0 takes any free port of 127.0.0.1. */
  readonly port: number;
  /** Jobs, transcripts, uploads and the journal are kept here; created when absent. */
  readonly dataDirectory: string;
  /** Belongs to the caller, who closes it after the server. */
  readonly engine: RecognitionEngine;
  /** API keys that are let in; without them any key that is not empty. */
  readonly keys?: readonly string[];
  /** Real time and temporary keys on the same address; without it the server knows nothing of them. */
  readonly live?: SpeechmaticsLiveOptions;
  readonly limits?: Partial<SpeechmaticsLimits>;
  readonly retries?: Partial<RetryPolicy>;
  /** Jobs that are worked on at a time; others wait, and are `running` all the same (default 32). */
  readonly parallelJobs?: number;
  /** How long a read of a running job is held back without `wait`, in milliseconds (default 2000). */
  readonly defaultWaitMs?: number;
  /** Faults that are armed from the start. */
  readonly faults?: readonly Fault[];
  readonly clock?: Clock;
}

export interface Settings {
  readonly keys: readonly string[] | undefined;
  readonly limits: SpeechmaticsLimits;
  readonly retries: RetryPolicy;
  readonly parallelJobs: number;
  readonly defaultWaitMs: number;
  readonly clock: Clock;
}

const DAY_MS = 24 * 3_600_000;

const LIMITS: SpeechmaticsLimits = {
  postsPerSecond: 10,
  getsPerSecond: 50,
  concurrentJobs: 20_000,
  uploadBytes: 1_000_000_000,
  retentionMs: 7 * DAY_MS,
};

const RETRIES: RetryPolicy = {
  fetchDelaysMs: [250, 500, 1000],
  notifyDelaysMs: [1000, 2000, 4000],
  notifyTimeoutMs: 10_000,
};

export function toSettings(options: SpeechmaticsServerOptions): Settings {
  return {
    keys: options.keys,
    limits: { ...LIMITS, ...options.limits },
    retries: { ...RETRIES, ...options.retries },
    parallelJobs: Math.max(1, options.parallelJobs ?? 32),
    defaultWaitMs: options.defaultWaitMs ?? 2000,
    clock: options.clock ?? Date.now,
  };
}
