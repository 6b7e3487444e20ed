/** Parts of a time in a name: `yyyyMMdd-HHmmss`, in UTC or the time zone after `@`. */
export interface TimeFormat {
  readonly length: number;
  /** ISO 8601 in UTC; nothing for a text that is no such time. */
  readonly parse: (text: string) => string | undefined;
}

const PARTS = /yyyy|MM|dd|HH|mm|ss|SSS/g;
const WITHIN = {
  yyyy: [1970, 2199],
  MM: [1, 12],
  dd: [1, 31],
  HH: [0, 23],
  mm: [0, 59],
  ss: [0, 59],
  SSS: [0, 999],
} as const;

type Part = keyof typeof WITHIN;

/** A format like `yyyyMMdd-HHmmss@Europe/Berlin`; or what is wrong with it, as text. */
export function parseTimeFormat(format: string): TimeFormat | string {
  const [shape = '', zone = 'UTC', ...more] = format.split('@');
  const parts = (shape.match(PARTS) ?? []) as Part[];
  const rest = shape.replace(PARTS, '');
  if (more.length > 0) return 'has more than one "@"';
  if (/[A-Za-z0-9]/.test(rest)) return `has "${rest}" beside yyyy, MM, dd, HH, mm, ss and SSS`;
  if (new Set(parts).size !== parts.length) return 'has a part of the time twice';
  for (const needed of ['yyyy', 'MM', 'dd', 'HH', 'mm'] as const) {
    if (!parts.includes(needed)) return `has no ${needed}`;
  }
  if (!isZone(zone))
    return `names the time zone "${zone}", which is not known; say one like Europe/Berlin`;
  return { length: shape.length, parse: (text) => toTime(text, shape, zone) };
}

function toTime(text: string, shape: string, zone: string): string | undefined {
  if (text.length !== shape.length) return undefined;
  const found = new Map<Part, number>();
  let at = 0;
  for (const match of shape.matchAll(PARTS)) {
    const part = match[0] as Part;
    if (text.slice(at, match.index) !== shape.slice(at, match.index)) return undefined;
    const digits = text.slice(match.index, match.index + part.length);
    const [least, most] = WITHIN[part];
    if (!/^\d+$/.test(digits) || Number(digits) < least || Number(digits) > most) return undefined;
    found.set(part, Number(digits));
    at = match.index + part.length;
  }
  if (text.slice(at) !== shape.slice(at)) return undefined;
  return inUtc(found, zone);
}

function inUtc(found: ReadonlyMap<Part, number>, zone: string): string | undefined {
  const [year = 0, month = 1, day = 1] = [found.get('yyyy'), found.get('MM'), found.get('dd')];
  const clock = (['HH', 'mm', 'ss', 'SSS'] as const).map((part) => found.get(part) ?? 0);
  const [hour = 0, minute = 0, second = 0, ms = 0] = clock;
  const local = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  if (new Date(local).getUTCDate() !== day) return undefined; // the 30th of February
  // The offset of the zone depends on the time that is looked for: the second look settles it.
  let utc = local - offsetOf(zone, local);
  utc = local - offsetOf(zone, utc);
  return new Date(utc).toISOString();
}

/** How far the clocks of a zone are ahead of UTC at a time (ms). */
function offsetOf(zone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const get = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const local = Date.UTC(
    get('year'),
    get('month') - 1,
    get('day'),
    get('hour'),
    get('minute'),
    get('second'),
  );
  return local - Math.floor(at / 1000) * 1000;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
