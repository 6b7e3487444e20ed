import type { ChaosWorld } from '../chaos-world';

/**
 * What kind of promise is broken: a recording without its stated end, something done twice, work
 * done for nothing, a secret or spoken word where it must not be, or a defect.
 */
export type ViolationKind = 'lost' | 'duplicated' | 'wasted' | 'leaked' | 'broken';

export interface Violation {
  readonly kind: ViolationKind;
  /** A sentence with the ids concerned. */
  readonly says: string;
}

/** How a recording must end, and for a failure or rejection with which reason; `any` where it was removed. */
export type Ending =
  | { readonly status: 'completed' | 'any' }
  | { readonly status: 'failed' | 'rejected'; readonly code: string };

/** By path. */
export type Endings = ReadonlyMap<string, Ending>;

/** A run that is over, or that has used up its time. */
export interface FinishedRun {
  readonly world: ChaosWorld;
  readonly endings: Endings;
}

export const violation =
  (kind: ViolationKind) =>
  (says: string): Violation => ({ kind, says });
