import type { WireTime } from './wire';

/** One tick is 100 ns. */
const TICKS_PER_MS = 10_000;

const ISO = /^(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/;

/** Milliseconds of one time, from the most exact notation there is; ticks may come as floats and are whole. */
export function msOf(ticks?: number, ms?: number, iso?: string): number {
  return ticks === undefined ? (ms ?? msOfIso(iso) ?? 0) : Math.round(ticks) / TICKS_PER_MS;
}

/** Where a thing lies. A word's time may be negative in the vendor's schema, never in ours. */
export function placeOf(wire: WireTime): { offsetMs: number; durationMs: number } {
  return {
    offsetMs: Math.max(0, msOf(wire.offsetInTicks, wire.offsetMilliseconds, wire.offset)),
    durationMs: Math.max(0, msOf(wire.durationInTicks, wire.durationMilliseconds, wire.duration)),
  };
}

/** ISO 8601 with hours, minutes and decimal seconds, as the service writes it. */
function msOfIso(iso: string | undefined): number | undefined {
  const match = iso === undefined ? null : ISO.exec(iso);
  if (!match) return undefined;
  const [, sign, hours = 0, minutes = 0, seconds = 0] = match;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -ms : ms;
}

/**
 * Whether a field of the vendor's says nothing that `offsetMs` and `durationMs` do not say: ticks
 * exactly, the coarser notations to their millisecond.
 */
export function isToldByTimes(
  field: string,
  value: unknown,
  { offsetMs, durationMs }: { readonly offsetMs: number; readonly durationMs: number },
): boolean {
  switch (field) {
    case 'offsetInTicks':
      return isSameTick(value, offsetMs);
    case 'durationInTicks':
      return isSameTick(value, durationMs);
    case 'offsetMilliseconds':
      return isNear(value, offsetMs);
    case 'durationMilliseconds':
      return isNear(value, durationMs);
    case 'offset':
      return typeof value === 'string' && isNear(msOfIso(value), offsetMs);
    case 'duration':
      return typeof value === 'string' && isNear(msOfIso(value), durationMs);
    default:
      return false;
  }
}

function isSameTick(value: unknown, ms: number): boolean {
  return typeof value === 'number' && Math.round(value) === Math.round(ms * TICKS_PER_MS);
}

function isNear(value: unknown, ms: number): boolean {
  return typeof value === 'number' && Math.abs(value - ms) < 1;
}
