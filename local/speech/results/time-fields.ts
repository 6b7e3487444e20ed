/** A position or length in the three notations that the service repeats it in. */
export interface OffsetFields {
  readonly offset: string;
  readonly duration: string;
  readonly offsetInTicks: number;
  readonly durationInTicks: number;
  readonly offsetMilliseconds: number;
  readonly durationMilliseconds: number;
}

/** One tick is 100 ns. */
const TICKS_PER_MS = 10_000;

export function toTicks(ms: number): number {
  return Math.round(ms * TICKS_PER_MS);
}

/** ISO 8601 with hours, minutes and decimal seconds, e.g. `PT1M2.58S`; zero is `PT0S`. */
export function toIsoDuration(ms: number): string {
  const whole = Math.round(ms);
  const hours = Math.floor(whole / 3_600_000);
  const minutes = Math.floor((whole % 3_600_000) / 60_000);
  const seconds = (whole % 60_000) / 1000;
  const text =
    (hours > 0 ? `${String(hours)}H` : '') +
    (minutes > 0 ? `${String(minutes)}M` : '') +
    (seconds > 0 ? `${String(seconds)}S` : '');
  return `PT${text === '' ? '0S' : text}`;
}

export function toOffsetFields(part: { offsetMs: number; durationMs: number }): OffsetFields {
  return {
    offset: toIsoDuration(part.offsetMs),
    duration: toIsoDuration(part.durationMs),
    offsetInTicks: toTicks(part.offsetMs),
    durationInTicks: toTicks(part.durationMs),
    offsetMilliseconds: Math.round(part.offsetMs),
    durationMilliseconds: Math.round(part.durationMs),
  };
}
