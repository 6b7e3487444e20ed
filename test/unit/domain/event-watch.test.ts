import { afterSweep, missedSince, type EventWatch } from '../../../shared/domain/event-watch';

const at = (time: string, day = '02') => `2026-03-${day}T${time}:00.000Z`;
const sweep = (before: EventWatch | undefined, time: string, written: string[] = [], day = '02') =>
  afterSweep(before, written, new Date(at(time, day)));

describe('the watch over events', () => {
  it('counts what was written while it watched, and nothing of before', () => {
    const first = sweep(undefined, '09:00', [at('08:00'), at('08:59')]);
    expect(first).toEqual({
      watch: { since: at('09:00'), sweptAt: at('09:00'), days: [] },
      missed: 0,
    });

    const second = sweep(first.watch, '09:05', [at('08:59'), at('09:00'), at('09:02')]);
    expect(second.missed).toBe(2);
    expect(second.watch).toEqual({
      since: at('09:00'),
      sweptAt: at('09:05'),
      lastMissedAt: at('09:05'),
      days: [{ day: '2026-03-02', missed: 2 }],
    });
  });

  it('keeps the last loss while nothing is missed', () => {
    const { watch } = sweep(sweep(undefined, '09:00').watch, '09:05', [at('09:01')]);
    expect(sweep(watch, '09:10').watch).toEqual({ ...watch, sweptAt: at('09:10') });
  });

  it('begins anew after the app was away: those events may be on the way yet', () => {
    const before = sweep(undefined, '09:00').watch;
    expect(sweep(before, '10:05', [at('09:30')]).missed).toBe(1);
    const { watch, missed } = sweep(before, '10:06', [at('09:30')]);
    expect([missed, watch.since]).toEqual([0, at('10:06')]);
  });

  it('sums up a day, and forgets what is older than a week', () => {
    let watch: EventWatch = { since: at('00:00', '01'), sweptAt: at('00:00', '01'), days: [] };
    for (const day of ['01', '02', '03', '04', '05', '06', '07', '08']) {
      for (const time of ['10:00', '11:00']) {
        watch = { ...watch, sweptAt: at('09:59', day) };
        ({ watch } = sweep(watch, time, [at('09:30', day)], day));
      }
    }
    expect(watch.days).toHaveLength(7);
    expect(watch.days[0]).toEqual({ day: '2026-03-02', missed: 2 });
    expect(missedSince(watch, '2026-03-07')).toBe(4);
  });
});
