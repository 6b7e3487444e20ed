import { nextCheckMs } from '../../../shared/workflow/polling-schedule';

const MINUTE = 60_000;
const TEN_MINUTES = 10 * MINUTE;
const base = { audioSeconds: 0, checks: 0, pollMinMs: MINUTE };

describe('nextCheckMs', () => {
  it('computes the same for the same state, so that a replay waits as long', () => {
    const state = { audioSeconds: 1234.5, checks: 7, pollMinMs: 61_000, hintMs: 5 };
    expect(nextCheckMs(state)).toBe(nextCheckMs({ ...state }));
  });

  it('follows the length of the audio at first', () => {
    expect(nextCheckMs({ ...base, audioSeconds: 1200 })).toBe(2 * MINUTE);
    expect(nextCheckMs({ ...base, audioSeconds: 3000 })).toBe(5 * MINUTE);
  });

  it('grows with every check, to ten minutes and no further', () => {
    const waits = Array.from({ length: 40 }, (_, checks) => nextCheckMs({ ...base, checks }));
    expect(waits.slice(0, 4)).toEqual([60_000, 90_000, 135_000, 202_500]);
    expect(waits.every((wait, index) => wait >= (waits[index - 1] ?? 0))).toBe(true);
    expect(waits.at(-1)).toBe(TEN_MINUTES);
    expect(Math.max(...waits)).toBe(TEN_MINUTES);
  });

  it('waits ten minutes at first for days of audio', () => {
    expect(nextCheckMs({ ...base, audioSeconds: 1000 * 3600 })).toBe(TEN_MINUTES);
  });

  it('takes the hint when it is longer than the backoff, even beyond ten minutes', () => {
    expect(nextCheckMs({ ...base, hintMs: 75_000 })).toBe(75_000);
    expect(nextCheckMs({ ...base, hintMs: 2 * TEN_MINUTES })).toBe(2 * TEN_MINUTES);
  });

  it('does not let a shorter hint hurry it', () => {
    expect(nextCheckMs({ ...base, hintMs: 1000 })).toBe(MINUTE);
  });

  it('never goes below the minimum and is always a whole number, whatever the state', () => {
    for (const pollMinMs of [1, 1000, MINUTE, 2 * TEN_MINUTES]) {
      for (const audioSeconds of [0, 0.1, 59.9, 3600, 1e7]) {
        for (const checks of [0, 1, 10, 100, 10_000]) {
          for (const hintMs of [0, 500, 1e6]) {
            const wait = nextCheckMs({ audioSeconds, checks, pollMinMs, hintMs });
            expect(wait).toBeGreaterThanOrEqual(pollMinMs);
            expect(Number.isSafeInteger(wait)).toBe(true);
          }
        }
      }
    }
  });
});
