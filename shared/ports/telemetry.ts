import type { Job } from '../domain/job';
import type { LedgerRecord } from '../domain/ledger';
import type { ModelCall, ProviderRequest, Standing } from '../domain/observed';
import type { Traced } from '../domain/trace';

/**
 * What operators see of the app beside its log: traces and metrics. Never throws, and nobody waits
 * for it; no spoken words, file names or secrets go through it.
 */
export interface Telemetry {
  /** A version of a recording is in the ledger for the first time, or again from the start. */
  landed(record: LedgerRecord): void;
  /** A recording came to an end. */
  ended(record: LedgerRecord): void;
  /** The speech service has a job. */
  jobSubmitted(job: Job): void;
  /** A job's lane is free again. */
  jobReleased(job: Job): void;
  /** Runs a step on one recording as a part of that recording's trace. */
  step<T>(name: string, of: Traced, run: () => Promise<T>): Promise<T>;
  providerRequest(request: ProviderRequest): void;
  modelCall(call: ModelCall): void;
  standing(standing: Standing): void;
  /** So many recordings were taken in although their event never came. */
  takenInWithoutEvent(count: number): void;
  /** The landing of a recording failed again and again. */
  poisoned(): void;
  /** Sends what is still to be sent; takes a few seconds at most. */
  flush(): Promise<void>;
}
