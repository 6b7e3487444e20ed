/** Where a thing lies, in milliseconds. */
export interface Place {
  readonly offsetMs: number;
  readonly durationMs: number;
}

/** Seconds with decimals, as the service writes them, without the errors of binary fractions. */
export function msOf(seconds: number): number {
  return Math.round(seconds * 1e7) / 1e4;
}

/** A thing that ends before it begins has no length. */
export function placeOf(start: number, end: number): Place {
  const offsetMs = Math.max(0, msOf(start));
  return { offsetMs, durationMs: Math.max(0, Math.round((msOf(end) - offsetMs) * 1e4) / 1e4) };
}
