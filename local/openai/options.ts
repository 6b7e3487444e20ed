import type { RecognitionEngine } from '../speech/engine';
import type { Fault } from './faults/fault';
import type { JournalEntry } from './journal';

/** Quota of a deployment. A minute's tokens are estimated as in Azure: prompt plus the answer's bound. */
export interface RateLimits {
  readonly requestsPerMinute: number;
  readonly tokensPerMinute: number;
}

export interface OpenAiServerOptions {
  /** 0 takes any free port of 127.0.0.1. */
  readonly port: number;
  /** Keys that are let in; without them any key that is not empty. */
  readonly keys?: readonly string[];
  /** Faults that are armed from the start. */
  readonly faults?: readonly Fault[];
  /** Largest prompt in tokens (default 128,000, as the models of today have at least). */
  readonly contextTokens?: number;
  /** Model or deployment names that exist; without them every name is taken. */
  readonly models?: readonly string[];
  readonly limits?: Partial<RateLimits>;
  /** Carries out whatever orders it reads in a call, for tests of what stands around a model. */
  readonly obedient?: boolean;
  /** Told of every call as it ends. The last calls are kept in memory in any case. */
  readonly journal?: (entry: JournalEntry) => void;
  /** Listens to recordings; without it there is no transcription. Belongs to the caller. */
  readonly engine?: RecognitionEngine;
}

/** The options with their defaults. */
export interface Settings {
  readonly keys: readonly string[] | undefined;
  readonly contextTokens: number;
  readonly models: readonly string[] | undefined;
  readonly obedient: boolean;
  readonly limits: RateLimits;
  readonly engine: RecognitionEngine | undefined;
}

const CONTEXT_TOKENS = 128_000;
/** Wide enough for a laptop never to meet it unless asked for. */
const LIMITS: RateLimits = { requestsPerMinute: 10_000, tokensPerMinute: 100_000_000 };

export function settingsOf(options: OpenAiServerOptions): Settings {
  return {
    keys: options.keys,
    contextTokens: options.contextTokens ?? CONTEXT_TOKENS,
    models: options.models,
    obedient: options.obedient ?? false,
    limits: { ...LIMITS, ...options.limits },
    engine: options.engine,
  };
}
