import type { Reason } from '../domain/errors';

/**
 * How an activity ends, as an orchestrator sees it. A value instead of an exception, so that the
 * verdict survives the way through the history, and a compiler insists that each case is handled.
 */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** Worth another try, after this time if the service named one. */
  | { readonly kind: 'later'; readonly reason: Reason; readonly afterMs?: number }
  /** Worth another try when a person has mended something. */
  | { readonly kind: 'blocked'; readonly reason: Reason }
  | { readonly kind: 'refused'; readonly reason: Reason; readonly oneOfMany?: true };
