import type { Status } from './ledger';

/** A request to a service, and what came of it. */
export interface ServiceRequest {
  /** Host that was asked. */
  readonly server: string;
  readonly method: string;
  readonly startedAt: Date;
  /** `ok`, or the code of the reason for nothing better. */
  readonly outcome: string;
  /** Status of the HTTP answer, where there was one. */
  readonly status?: number;
}

/** A request to a speech service. */
export interface ProviderRequest extends ServiceRequest {
  readonly provider: string;
  /** What was asked for, in a word: `submit`, `check` … */
  readonly operation: string;
}

/** One call of a model. */
export interface ModelCall extends ServiceRequest {
  readonly model: string;
  /** As the service counted them; absent where it gave no answer. */
  readonly tokens?: { readonly input: number; readonly output: number };
}

/** How things stand, as a sweep finds them. */
export interface Standing {
  readonly counts: Readonly<Partial<Record<Status, number>>>;
  /** Age of the oldest recording that is on its way or parked (seconds); 0 when there is none. */
  readonly oldestUnfinishedSeconds: number;
  readonly deadLetters: number;
}
