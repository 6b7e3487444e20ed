/** Milliseconds as subtitles have them: `00:01:05.250`, or with a comma for SRT. */
export function cueTime(ms: number, point: '.' | ','): string {
  const whole = Math.max(0, Math.round(ms));
  const parts = [
    Math.floor(whole / 3_600_000),
    Math.floor(whole / 60_000) % 60,
    Math.floor(whole / 1000) % 60,
  ];
  const time = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return `${time}${point}${String(whole % 1000).padStart(3, '0')}`;
}
