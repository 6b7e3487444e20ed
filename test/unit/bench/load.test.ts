import { loadOf } from '../../../bench/load/arrivals';
import { percentilesOf } from '../../../bench/load/percentiles';
import { stagesOf } from '../../../bench/load/stages';

describe('a load', () => {
  it('drops all at once in a burst, and one a minute in a trickle', () => {
    expect(loadOf('burst', 3).arrivals).toEqual([0, 0, 0]);
    expect(loadOf('trickle', 3).arrivals).toEqual([0, 60_000, 120_000]);
  });

  it('arrives at random at the stated rate, the same with every run', () => {
    const { arrivals } = loadOf('poisson', 1);
    const gaps = arrivals.slice(1).map((at, index) => at - (arrivals[index] ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;

    expect(arrivals).toEqual(loadOf('poisson', 1).arrivals);
    expect(arrivals.at(-1)).toBeLessThan(180_000);
    expect(mean).toBeGreaterThan(300);
    expect(mean).toBeLessThan(420); // 10,000 an hour: one in 360 ms
    expect(Math.min(...gaps)).toBeLessThan(20);
    expect(Math.max(...gaps)).toBeGreaterThan(1000);
  });
});

describe('percentiles', () => {
  it('are values that occur', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);

    expect(percentilesOf(values)).toEqual({ p50: 50, p95: 95, p99: 99 });
    expect(percentilesOf([7])).toEqual({ p50: 7, p95: 7, p99: 7 });
    expect(percentilesOf([])).toEqual({ p50: NaN, p95: NaN, p99: NaN });
  });
});

describe('stages', () => {
  const at = (seconds: number) => new Date(seconds * 1000).toISOString();
  const times = {
    landedAt: at(1),
    claimedAt: at(3),
    submittedAt: at(6),
    transcribedAt: at(10),
    completedAt: at(15),
  };

  it('are counted from the time of the one before', () => {
    const recordings = [{ id: 'a', status: 'completed', times }];

    const stages = stagesOf(recordings, new Map([['a', 500]]));

    expect(Object.entries(stages).map(([stage, { p50 }]) => [stage, p50])).toEqual([
      ['dropped → landed', 0.5],
      ['landed → claimed', 2],
      ['claimed → submitted', 3],
      ['submitted → transcribed', 4],
      ['transcribed → completed', 5],
      ['landed → completed', 14],
    ]);
  });

  it('leave out what was not completed', () => {
    const recordings = [
      { id: 'a', status: 'failed', times },
      { id: 'b', status: 'queued' },
    ];

    expect(stagesOf(recordings, new Map())['landed → completed'].p50).toBeNaN();
  });
});
