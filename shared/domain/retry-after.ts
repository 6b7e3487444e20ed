/**
 * `Retry-After` in ms from now, given in seconds or as a date; `undefined` for anything else.
 *
 * @param nowMs milliseconds since 1970, for dates
 */
export function retryAfterOf(header: string | null, nowMs: number): number | undefined {
  const value = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  // Date.parse takes "-5" for a day in May; the dates of HTTP begin with a weekday.
  const date = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
