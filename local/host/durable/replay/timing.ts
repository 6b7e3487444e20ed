import type { RetryOptions } from '../protocol/actions';

const DAY_MS = 24 * 3_600_000;

/**
 * Timers longer than the first are made of steps of the second: the limits of the Azure Storage
 * provider, told to the SDK in every trigger payload because it counts the steps too.
 */
export const LONGEST_TIMER_MS = 6 * DAY_MS;
export const TIMER_STEP_MS = 3 * DAY_MS;

/** The same two as the payload spells them (.NET TimeSpan). */
export const LONGEST_TIMER = '6.00:00:00';
export const TIMER_STEP = '3.00:00:00';

export function isLong(fireAt: number, now: number): boolean {
  return fireAt - now > LONGEST_TIMER_MS;
}

/** When the next timer fires on the way to `fireAt`; both in ms since 1970. */
export function nextFiring(fireAt: number, now: number): number {
  return isLong(fireAt, now) ? now + TIMER_STEP_MS : fireAt;
}

/** How long to wait after failed try number `attempt` (ms). None after the last: that timer only keeps the SDK's count. */
export function retryDelayMs(options: RetryOptions, attempt: number): number {
  if (attempt >= options.maxNumberOfAttempts) return 0;
  const delay =
    options.firstRetryIntervalInMilliseconds * (options.backoffCoefficient ?? 1) ** (attempt - 1);
  return Math.min(delay, options.maxRetryIntervalInMilliseconds ?? Infinity);
}
