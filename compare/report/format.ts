/** Milliseconds for a reader: `0.84 s`, `12.3 s`, `3 min 05 s`; a dash where there are none. */
export function seconds(milliseconds: number | null): string {
  if (milliseconds === null) return NONE;
  const all = milliseconds / 1000;
  if (all < 9.995) return `${all.toFixed(2)} s`;
  if (all < 99.95) return `${all.toFixed(1)} s`;
  const whole = Math.round(all);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

export const NONE = '–';

export const percent = (rate: number | null): string =>
  rate === null ? NONE : `${(rate * 100).toFixed(1)} %`;

/** US dollars: cents where they say something, more digits for a short file. */
export function dollars(amount: number | null): string {
  if (amount === null) return NONE;
  return `$${amount === 0 || amount >= 0.1 ? amount.toFixed(2) : amount.toPrecision(2)}`;
}

/** `1.2 MB` of a million bytes each. */
export const megabytes = (bytes: number): string =>
  `${(bytes / 1e6).toFixed(bytes < 1e6 ? 2 : 1)} MB`;

/** A place in the recording: `0:07.4`, `1:02:03.0`. */
export function clock(milliseconds: number): string {
  const tenths = Math.round(milliseconds / 100);
  const [hours, minutes, rest] = [
    Math.floor(tenths / 36000),
    Math.floor(tenths / 600) % 60,
    tenths % 600,
  ];
  const part = (rest / 10).toFixed(1).padStart(4, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${part}` : `${minutes}:${part}`;
}
