const FIRST_MS = 2_000;
const LONGEST_MS = 5 * 60_000;
/** A service that names no time at all is not asked faster than this. */
const SHORTEST_MS = 1_000;

/** Between two looks at something that a person has to mend. */
export const BLOCKED_MS = 10 * 60_000;

/** After this long nothing is waited for any more. */
export const PATIENCE_MS = 7 * 24 * 3_600_000;

/**
 * How long to wait before try `attempt + 1` of an activity (ms). What the service named wins; else
 * the waits double from 2 s to 5 min.
 */
export function retryAfterMs(attempt: number, named?: number): number {
  if (named !== undefined && Number.isFinite(named) && named >= 0)
    return Math.max(named, SHORTEST_MS);
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 20));
}
