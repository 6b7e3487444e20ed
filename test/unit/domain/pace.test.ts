import type { Pace } from '../../../shared/domain/control';
import {
  freshPace,
  reserve,
  type Grant,
  type PaceLimits,
  type Wish,
} from '../../../shared/domain/pace';

const NOW = Date.parse('2026-03-02T09:00:00.000Z');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOLD = 5 * MINUTE;

const UNBOUNDED: PaceLimits = {
  requestsPerMinute: Infinity,
  tokensPerMinute: Infinity,
  callsAtOnce: 1000,
  tokensPerDay: Infinity,
};

/** A wish for so many calls of 1,000 tokens each. */
function aWish(id: string, calls: number, changes: Partial<Wish> = {}): Wish {
  return { id, tokens: Array.from({ length: calls }, () => 1000), holdMs: HOLD, ...changes };
}

/** Somebody's dealings with one pace, at times that a test sets. */
function setUp(limits: Partial<PaceLimits>, start: Pace | undefined = undefined) {
  let pace = start;
  return {
    ask: (wish: Wish, now = NOW): Grant => {
      const reserved = reserve(pace, { ...UNBOUNDED, ...limits }, wish, now);
      pace = reserved.pace;
      return reserved.grant;
    },
    pace: () => pace ?? freshPace(NOW),
  };
}

describe('reserving model calls without bounds', () => {
  it('grants all at once', () => {
    const { ask } = setUp({});
    expect(ask(aWish('a', 8))).toEqual({ count: 8, at: NOW, budgetIsSpent: false });
    expect(ask(aWish('b', 8))).toEqual({ count: 8, at: NOW, budgetIsSpent: false });
  });

  it('keeps a document that is JSON, whatever has no bound', () => {
    const { ask, pace } = setUp({});
    ask(aWish('a', 8));
    expect(JSON.parse(JSON.stringify(pace()))).toEqual(pace());
  });
});

describe('reserving within requests a minute', () => {
  it('grants the calls of five seconds together, and the next ones when their time has come', () => {
    const { ask } = setUp({ requestsPerMinute: 60 });
    expect(ask(aWish('a', 8))).toMatchObject({ count: 5, at: NOW });
    expect(ask(aWish('b', 8))).toMatchObject({ count: 5, at: NOW + 5 * SECOND });
    expect(ask(aWish('c', 2))).toMatchObject({ count: 2, at: NOW + 10 * SECOND });
    expect(ask(aWish('d', 1))).toMatchObject({ count: 1, at: NOW + 12 * SECOND });
  });

  it('counts each of the calls that the summary of a long recording makes', () => {
    const { ask } = setUp({ requestsPerMinute: 60 });
    expect(ask(aWish('long', 1, { calls: [9] }))).toMatchObject({ count: 1, at: NOW });
    expect(ask(aWish('next', 1)).at).toBe(NOW + 9 * SECOND);
  });

  it('always lets one go, however few a minute may have', () => {
    const { ask } = setUp({ requestsPerMinute: 2 });
    expect(ask(aWish('a', 8))).toMatchObject({ count: 1, at: NOW });
    expect(ask(aWish('b', 8))).toMatchObject({ count: 1, at: NOW + 30 * SECOND });
  });

  it('saves nothing up: after an idle hour there is no larger burst', () => {
    const { ask } = setUp({ requestsPerMinute: 60 });
    ask(aWish('a', 5));
    const later = NOW + 60 * MINUTE;
    expect(ask(aWish('b', 8), later)).toMatchObject({ count: 5, at: later });
    expect(ask(aWish('c', 8), later)).toMatchObject({ at: later + 5 * SECOND });
  });
});

describe('reserving within tokens a minute', () => {
  it('grants as many calls as five seconds of tokens allow', () => {
    const { ask } = setUp({ tokensPerMinute: 36_000 });
    expect(ask(aWish('a', 8))).toMatchObject({ count: 3, at: NOW });
    expect(ask(aWish('b', 8))).toMatchObject({ count: 3, at: NOW + 5 * SECOND });
  });

  it('always lets one go, and makes the others wait for what it costs', () => {
    const { ask } = setUp({ tokensPerMinute: 6000 });
    expect(ask(aWish('a', 3, { tokens: [9000, 10, 10] }))).toMatchObject({ count: 1, at: NOW });
    expect(ask(aWish('b', 1))).toMatchObject({ count: 1, at: NOW + 90 * SECOND });
  });

  it('counts from the first on, so that a small call never passes a large one', () => {
    const { ask, pace } = setUp({ tokensPerMinute: 60_000 });
    expect(ask(aWish('a', 3, { tokens: [4000, 2000, 10] }))).toMatchObject({ count: 1 });
    expect(pace().dayTokens).toBe(4000);
  });
});

describe('reserving slots', () => {
  it('grants no more calls at once than there are slots', () => {
    const { ask } = setUp({ callsAtOnce: 10 });
    expect(ask(aWish('a', 8))).toMatchObject({ count: 8 });
    expect(ask(aWish('b', 8))).toMatchObject({ count: 2 });
    expect(ask(aWish('c', 8))).toEqual({ count: 0, at: NOW + 2 * SECOND, budgetIsSpent: false });
  });

  it('gives back what is released, together with the next wish', () => {
    const { ask, pace } = setUp({ callsAtOnce: 8 });
    ask(aWish('a', 8));
    expect(ask(aWish('b', 4))).toMatchObject({ count: 0 });
    expect(ask(aWish('c', 4, { releases: 'a' }))).toMatchObject({ count: 4 });
    expect(ask(aWish('d', 0, { releases: 'c' }))).toMatchObject({ count: 0 });
    expect(pace().slots).toEqual([]);
  });

  it('takes back what nobody released, when its holder must be gone', () => {
    const { ask } = setUp({ callsAtOnce: 8 });
    ask(aWish('crashed', 8));
    expect(ask(aWish('b', 8), NOW + HOLD - 1)).toMatchObject({ count: 0 });
    expect(ask(aWish('b', 8), NOW + HOLD)).toMatchObject({ count: 8 });
  });

  it('says to ask again when the first of the others has begun, not before', () => {
    const { ask } = setUp({ callsAtOnce: 1, requestsPerMinute: 1 });
    ask(aWish('a', 1));
    ask(aWish('b', 1, { releases: 'a' }));
    const { count, at } = ask(aWish('c', 1));
    expect({ count, at }).toEqual({ count: 0, at: NOW + MINUTE + 2 * SECOND });
  });
});

describe('a repeat of the same wish', () => {
  it('is given the same calls and takes nothing twice', () => {
    const { ask, pace } = setUp({ requestsPerMinute: 60, tokensPerMinute: 36_000 });
    ask(aWish('before', 8));
    const granted = ask(aWish('a', 8));
    const after = pace();
    expect(ask(aWish('a', 8), NOW + SECOND)).toEqual(granted);
    expect(pace()).toEqual(after);
  });
});

describe('a service that asked for a pause', () => {
  it('is given it by everybody', () => {
    const { ask } = setUp({});
    expect(ask(aWish('a', 1, { busyMs: 30 * SECOND }))).toMatchObject({ at: NOW + 30 * SECOND });
    expect(ask(aWish('b', 1))).toMatchObject({ count: 1, at: NOW + 30 * SECOND });
    const later = NOW + 31 * SECOND;
    expect(ask(aWish('c', 1), later)).toMatchObject({ count: 1, at: later });
  });

  it('has the longest of several', () => {
    const { ask } = setUp({});
    ask(aWish('a', 1, { busyMs: 30 * SECOND }));
    expect(ask(aWish('b', 1, { busyMs: SECOND }))).toMatchObject({ at: NOW + 30 * SECOND });
  });
});

describe('the tokens of a day', () => {
  it('are granted as far as they go, then the budget is spent and nothing is taken', () => {
    const { ask, pace } = setUp({ tokensPerDay: 5000 });
    expect(ask(aWish('a', 3))).toMatchObject({ count: 3 });
    expect(ask(aWish('b', 8))).toMatchObject({ count: 2, budgetIsSpent: false });
    expect(ask(aWish('c', 1))).toEqual({ count: 0, at: NOW, budgetIsSpent: true });
    expect(pace()).toMatchObject({ day: '2026-03-02', dayTokens: 5000 });
  });

  it('begin anew at midnight UTC', () => {
    const { ask, pace } = setUp({ tokensPerDay: 5000 });
    ask(aWish('a', 5));
    const midnight = Date.parse('2026-03-03T00:00:00.000Z');
    expect(ask(aWish('b', 1), midnight - 1)).toMatchObject({ budgetIsSpent: true });
    expect(ask(aWish('b', 1), midnight)).toMatchObject({ count: 1, budgetIsSpent: false });
    expect(pace()).toMatchObject({ day: '2026-03-03', dayTokens: 1000 });
  });
});

describe('many who want more than there is', () => {
  const LIMITS = { requestsPerMinute: 120, tokensPerMinute: 100_000, callsAtOnce: 16 };

  /** Six of them with 40 calls each, a call taking 7 s. Gives the times at which calls began. */
  function simulate(): { begun: number[]; most: number } {
    const { ask } = setUp(LIMITS);
    const begun: number[] = [];
    const ends: number[] = [];
    let most = 0;
    const lessees = Array.from({ length: 6 }, (_, index) => ({
      name: `l${index}`,
      left: 40,
      next: NOW + index,
      leases: 0,
    }));
    for (let steps = 0; lessees.some(({ left }) => left > 0); steps += 1) {
      if (steps > 1000) throw new Error('Somebody starves.');
      const waiting = lessees.filter(({ left }) => left > 0);
      const one = waiting.reduce((first, other) => (other.next < first.next ? other : first));
      const releases = `${one.name}-${one.leases}`;
      one.leases += 1;
      const wish = aWish(`${one.name}-${one.leases}`, Math.min(8, one.left), { releases });
      const { count, at } = ask(wish, one.next);
      begun.push(...Array.from({ length: count }, () => at));
      ends.push(...Array.from({ length: count }, () => at + 7 * SECOND));
      most = Math.max(most, begun.filter((time, i) => time <= at && (ends[i] ?? 0) > at).length);
      one.left -= count;
      one.next = count > 0 ? at + 7 * SECOND : at;
      if (one.left === 0) ask(aWish(`${one.name}-end`, 0, { releases: wish.id }), one.next);
    }
    return { begun, most };
  }

  it('all get their turn, and the bounds hold over all of them', () => {
    const { begun, most } = simulate();
    expect(begun).toHaveLength(240);
    expect(most).toBeLessThanOrEqual(LIMITS.callsAtOnce);
    for (const from of begun) {
      const inAMinute = begun.filter((at) => at >= from && at < from + MINUTE);
      expect(inAMinute.length).toBeLessThanOrEqual(LIMITS.requestsPerMinute);
      expect(inAMinute.length * 1000).toBeLessThanOrEqual(LIMITS.tokensPerMinute * (13 / 12));
    }
  });
});
