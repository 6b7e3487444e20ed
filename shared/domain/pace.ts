import { dayOf, type Pace, type Slot } from './control';
import type { Priority } from './ledger';

/** Bounds of the model service, over all jobs and instances. `Infinity` where none is known. */
export interface PaceLimits {
  readonly requestsPerMinute: number;
  readonly tokensPerMinute: number;
  /** Calls under way at the same time. */
  readonly callsAtOnce: number;
  readonly tokensPerDay: number;
}

/** Somebody wants to make model calls. */
export interface Wish {
  /** Names the slot; whoever asks for the same one again is given the same, and nothing twice. */
  readonly id: string;
  /** A slot of before that is done with. */
  readonly releases?: string;
  /** What each summary may cost (tokens); they are granted from the first on. */
  readonly tokens: readonly number[];
  /** How many requests each of them makes, one after the other; one if absent. */
  readonly calls?: readonly number[];
  /** How long a call may take (ms). */
  readonly holdMs: number;
  /** The service asked for a pause of so long (ms). */
  readonly busyMs?: number;
  /** An archive's calls wait for today's; today's if absent. */
  readonly priority?: Priority;
}

/**
 * `count` calls may be made from `at` on (ms since 1970). With 0 nothing was reserved: ask again at
 * `at`. `budgetIsSpent`: not before tomorrow, or an operator's word.
 */
export interface Grant {
  readonly count: number;
  readonly at: number;
  readonly budgetIsSpent: boolean;
}

const MINUTE_MS = 60_000;
/** Azure enforces requests a minute over windows of 1 to 10 s: no more than this at a time. */
const WINDOW_MS = 5_000;
/** Between two questions for a slot when all are taken. */
const ASK_AGAIN_MS = 2_000;
/** The same for an archive while today's have the model: that may take hours. */
const TODAY_FIRST_MS = 30_000;
/** After today's last call, or while today's wait for a slot: the next ones come within seconds. */
const TODAY_LINGERS_MS = 5_000;

export function freshPace(now: number): Pace {
  return {
    requestsFreeAt: now,
    tokensFreeAt: now,
    pausedUntil: now,
    slots: [],
    day: dayOf(new Date(now)),
    dayTokens: 0,
  };
}

/**
 * Reserves as many of the wished calls as fit: each reservation pushes the time at which the next
 * one fits (virtual scheduling, as in the generic cell rate algorithm), so that whoever asks gets a
 * time of its own, and nobody has to be refused by the service to learn its limits.
 */
export function reserve(
  before: Pace | undefined,
  limits: PaceLimits,
  wish: Wish,
  now: number,
): { pace: Pace; grant: Grant } {
  const pace = upToDate(before ?? freshPace(now), wish, now);
  const granted = pace.slots.find(({ id }) => id === wish.id);
  if (granted)
    return { pace, grant: { count: granted.count, at: granted.from, budgetIsSpent: false } };
  const isLow = wish.priority === 'low';
  if (isLow && wish.tokens.length > 0 && isTodays(pace, now)) {
    return { pace, grant: { count: 0, at: now + TODAY_FIRST_MS, budgetIsSpent: false } };
  }
  const taken = pace.slots.reduce((sum, slot) => sum + slot.count, 0);
  const left = limits.tokensPerDay - pace.dayTokens;
  const count = countOf(limits, wish, limits.callsAtOnce - taken, left);
  if (count === 0) {
    const grant = { count: 0, at: askAgainAt(pace, now), budgetIsSpent: false };
    return { pace: isLow ? pace : lingering(pace, grant.at), grant };
  }
  const tokens = wish.tokens.slice(0, count).reduce((sum, one) => sum + one, 0);
  if (tokens > left) {
    return { pace, grant: { count: 0, at: now, budgetIsSpent: true } };
  }
  const at = Math.max(now, pace.requestsFreeAt, pace.tokensFreeAt, pace.pausedUntil);
  const until = at + wish.holdMs;
  const slot: Slot = { id: wish.id, count, from: at, until, ...(isLow && { isLow }) };
  return {
    pace: {
      ...pace,
      requestsFreeAt: at + (requestsOf(wish, count) * MINUTE_MS) / limits.requestsPerMinute,
      tokensFreeAt: at + (tokens * MINUTE_MS) / limits.tokensPerMinute,
      dayTokens: pace.dayTokens + tokens,
      slots: [...pace.slots, slot],
    },
    grant: { count, at, budgetIsSpent: false },
  };
}

/** Whether some of today's calls are under way, or may be about to come. */
function isTodays({ slots, todayUntil = 0 }: Pace, now: number): boolean {
  return now < todayUntil || slots.some(({ isLow }) => !isLow);
}

function lingering(pace: Pace, from: number): Pace {
  return { ...pace, todayUntil: Math.max(pace.todayUntil ?? 0, from + TODAY_LINGERS_MS) };
}

function upToDate(pace: Pace, { releases, busyMs = 0 }: Wish, now: number): Pace {
  const day = dayOf(new Date(now));
  return {
    ...pace,
    day,
    dayTokens: pace.day === day ? pace.dayTokens : 0,
    pausedUntil: Math.max(pace.pausedUntil, busyMs > 0 ? now + busyMs : 0),
    slots: pace.slots.filter(({ id, until }) => id !== releases && until > now),
  };
}

/** Requests of the first `count` summaries: that of a long recording takes several. */
function requestsOf({ calls = [] }: Wish, count: number): number {
  return Array.from({ length: count }, (_, index) => calls[index] ?? 1).reduce((a, b) => a + b, 0);
}

function countOf(limits: PaceLimits, { tokens }: Wish, free: number, dayLeft: number): number {
  const burst = Math.max(1, Math.floor((limits.requestsPerMinute * WINDOW_MS) / MINUTE_MS));
  const most = Math.max(0, Math.min(tokens.length, free, burst));
  // Tokens too are spent no faster than a window's worth, but one call must always fit.
  const tokenBurst = Math.min((limits.tokensPerMinute * WINDOW_MS) / MINUTE_MS, dayLeft);
  let sum = 0;
  let count = 0;
  while (count < most) {
    sum += tokens[count] ?? 0;
    if (count > 0 && sum > tokenBurst) break;
    count += 1;
  }
  return count;
}

/** When somebody's calls should be over; never at once. */
function askAgainAt({ slots }: Pace, now: number): number {
  const first = Math.min(...slots.map((slot) => slot.from));
  return Math.max(now, Number.isFinite(first) ? first : now) + ASK_AGAIN_MS;
}
