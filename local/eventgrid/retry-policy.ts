/** When to try a delivery again. All times in ms. */
export interface RetryPolicy {
  /** Delay after the first, second, … failed attempt; the last one repeats. */
  readonly retryMs: readonly number[];
  /** The same while nothing listens at the endpoint. */
  readonly refusedMs: readonly number[];
  /** Attempts that reached the endpoint, after which an event is dead-lettered. */
  readonly maxAttempts: number;
  /** Age at which an event is dead-lettered. */
  readonly timeToLiveMs: number;
  /** How long the endpoint may take to answer. */
  readonly responseWindowMs: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Event Grid's own schedule, without its random spread, and its default limits.
 * https://learn.microsoft.com/azure/event-grid/delivery-and-retry
 *
 * `refusedMs` is a convenience that Azure does not have: a laptop's host is restarted all the
 * time, and ten seconds of nothing after each restart would be tiresome. Refused connections
 * therefore do not count as attempts either.
 */
export const EVENT_GRID_RETRY_POLICY: RetryPolicy = {
  retryMs: [
    10 * SECOND,
    30 * SECOND,
    MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    30 * MINUTE,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
  ],
  refusedMs: [0.5 * SECOND, SECOND, 2 * SECOND, 5 * SECOND],
  maxAttempts: 30,
  timeToLiveMs: 24 * HOUR,
  responseWindowMs: 30 * SECOND,
};

/** How a delivery attempt ended. */
export type Outcome =
  | { readonly kind: 'delivered' }
  /** Answered, or cut off or too slow while answering: tried again later. */
  | { readonly kind: 'failed'; readonly reason: string }
  /** Nothing listens there (now). */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Answered with a status that says it will never be accepted. */
  | { readonly kind: 'rejected'; readonly reason: string };

/** Attempts so far, the one just ended not included. */
export interface Tries {
  readonly attempts: number;
  readonly refusals: number;
  /** Since it was published, ms. */
  readonly ageMs: number;
}

export type NextStep =
  | { readonly kind: 'done' }
  | { readonly kind: 'retry'; readonly afterMs: number; readonly counts: 'attempt' | 'refusal' }
  | { readonly kind: 'deadLetter'; readonly reason: string };

export function nextStep(outcome: Outcome, tries: Tries, policy: RetryPolicy): NextStep {
  switch (outcome.kind) {
    case 'delivered':
      return { kind: 'done' };
    case 'rejected':
      return { kind: 'deadLetter', reason: outcome.reason };
    case 'refused':
      return later(outcome.reason, 'refusal', tries, policy);
    case 'failed':
      if (tries.attempts + 1 < policy.maxAttempts) {
        return later(outcome.reason, 'attempt', tries, policy);
      }
      return {
        kind: 'deadLetter',
        reason: `Given up after ${String(policy.maxAttempts)} attempts. ${outcome.reason}`,
      };
  }
}

function later(
  reason: string,
  counts: 'attempt' | 'refusal',
  tries: Tries,
  policy: RetryPolicy,
): NextStep {
  const delays = counts === 'attempt' ? policy.retryMs : policy.refusedMs;
  const done = counts === 'attempt' ? tries.attempts : tries.refusals;
  const afterMs = delays[Math.min(done, delays.length - 1)] ?? 0;
  if (tries.ageMs + afterMs <= policy.timeToLiveMs) return { kind: 'retry', afterMs, counts };
  return { kind: 'deadLetter', reason: `Too old to be tried again. ${reason}` };
}
