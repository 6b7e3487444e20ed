import type { Pace } from '../../../shared/domain/control';
import type { Priority } from '../../../shared/domain/ledger';
import { reserve, type Grant, type PaceLimits } from '../../../shared/domain/pace';

const NOW = Date.parse('2026-03-02T09:00:00.000Z');
const SECOND = 1000;
const LIMITS: PaceLimits = {
  requestsPerMinute: 60,
  tokensPerMinute: Infinity,
  callsAtOnce: 10,
  tokensPerDay: Infinity,
};

/** Today's and an archive's dealings with one pace; times in seconds from now. */
function setUp() {
  let pace: Pace | undefined;
  const ask =
    (priority: Priority) =>
    (id: string, calls: number, at = 0, releases?: string) => {
      const tokens = Array.from({ length: calls }, () => 1000);
      const wish = { id, tokens, holdMs: 300 * SECOND, priority, ...(releases && { releases }) };
      const reserved = reserve(pace, LIMITS, wish, NOW + at * SECOND);
      pace = reserved.pace;
      return reserved.grant;
    };
  return { today: ask('normal'), archive: ask('low') };
}

const secondsUntil = ({ at }: Grant) => (at - NOW) / SECOND;

describe("an archive's model calls", () => {
  it('go as any others while there are none of today', () => {
    const { archive } = setUp();
    expect(archive('a', 5).count).toBe(5);
    expect(archive('b', 5).count).toBe(5);
  });

  it("wait while today's are under way, and do not ask all the time", () => {
    const { today, archive } = setUp();
    today('t-1', 5);
    const grant = archive('a', 5, 1);
    expect(grant).toMatchObject({ count: 0, budgetIsSpent: false });
    expect(secondsUntil(grant)).toBeGreaterThanOrEqual(30);
    today('t-2', 5, 6, 't-1');
    expect(archive('a', 5, 31).count).toBe(0);
  });

  it("go on a little after today's last one, because the next may just be coming", () => {
    const { today, archive } = setUp();
    today('t-1', 5);
    today('t-2', 0, 10, 't-1');
    expect(archive('a', 5, 11).count).toBe(0);
    expect(archive('a', 5, 60).count).toBe(5);
  });

  it("leave the next slot to today's, which came while the archive had all", () => {
    const { today, archive } = setUp();
    archive('a-1', 5);
    archive('a-2', 5);
    const asked = today('t-1', 5, 1);
    expect(asked.count).toBe(0);
    const freed = secondsUntil(asked) - 1;
    expect(archive('a-3', 5, freed, 'a-1').count).toBe(0);
    expect(today('t-2', 5, secondsUntil(asked)).count).toBe(5);
  });

  it("wait no longer than a slot of today's lives whose owner is gone", () => {
    const { today, archive } = setUp();
    today('t-1', 5);
    expect(archive('a', 5, 299).count).toBe(0);
    expect(archive('a', 5, 301).count).toBe(5);
  });

  it('can always be given back', () => {
    const { today, archive } = setUp();
    archive('a-1', 5);
    archive('a-2', 5);
    today('t-1', 5);
    archive('a-3', 0, 1, 'a-1');
    expect(today('t-2', 5, 2).count).toBe(5);
  });
});
