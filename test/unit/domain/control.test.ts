import { dayOf, nextDay } from '../../../shared/domain/control';

describe('dayOf', () => {
  it.each([
    ['2026-03-02T00:00:00.000Z', '2026-03-02'],
    ['2026-03-02T23:59:59.999Z', '2026-03-02'],
    ['2026-03-02T23:30:00-02:00', '2026-03-03'],
  ])('of %s is %s, in UTC', (time, day) => {
    expect(dayOf(new Date(time))).toBe(day);
  });
});

describe('nextDay', () => {
  it.each([
    ['2026-03-02T00:00:00.000Z', '2026-03-03T00:00:00.000Z'],
    ['2026-02-28T23:59:59.999Z', '2026-03-01T00:00:00.000Z'],
    ['2026-12-31T12:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  ])('after %s begins at %s', (time, midnight) => {
    expect(nextDay(new Date(time)).toISOString()).toBe(midnight);
  });
});
