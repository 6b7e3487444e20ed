import { dayOf } from './control';

/** What the sweep found that no event had told of, counted by days; the last week of them. */
export interface EventWatch {
  /** When the app began to watch, the last time that it had been away (ISO 8601). */
  readonly since: string;
  readonly sweptAt: string;
  /** When the last ones were found. */
  readonly lastMissedAt?: string;
  /** By day (yyyy-mm-dd, UTC), oldest first; days without any are left out. */
  readonly days: readonly { readonly day: string; readonly missed: number }[];
}

/**
 * After so long without a sweep the app was stopped, or not deployed yet. What was written meanwhile
 * lies there from before, or its event is still on the way: Event Grid repeats for a day.
 */
const AWAY_MS = 65 * 60_000;

const MOST_DAYS = 7;

/**
 * The watch after a sweep that took in blobs written at these times (ISO 8601), and how many of them
 * count: those that were written while the app watched.
 */
export function afterSweep(
  before: EventWatch | undefined,
  written: readonly string[],
  now: Date,
): { watch: EventWatch; missed: number } {
  const sweptAt = now.toISOString();
  const wasAway = !before || Date.parse(before.sweptAt) < now.getTime() - AWAY_MS;
  const since = wasAway ? sweptAt : before.since;
  const missed = written.filter((time) => time >= since).length;
  const days = before?.days ?? [];
  if (missed === 0) return { watch: { ...before, since, sweptAt, days }, missed };
  const day = dayOf(now);
  const ofToday = days.find((one) => one.day === day)?.missed ?? 0;
  const others = days.filter((one) => one.day !== day);
  return {
    watch: {
      since,
      sweptAt,
      lastMissedAt: sweptAt,
      days: [...others, { day, missed: ofToday + missed }].slice(-MOST_DAYS),
    },
    missed,
  };
}

/** How many were missed on this day (yyyy-mm-dd, UTC) and since. */
export function missedSince({ days }: EventWatch, day: string): number {
  return days.reduce((sum, one) => sum + (one.day >= day ? one.missed : 0), 0);
}
