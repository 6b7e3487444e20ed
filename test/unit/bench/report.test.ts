import { problemsOf } from '../../../bench/report/problems';
import { goalsOf } from '../../../bench/report/goals';
import { drawCharts } from '../../../bench/report/line-chart';
import { table } from '../../../bench/report/table';
import { toJson } from '../../../bench/report/to-json';
import { toMarkdown } from '../../../bench/report/to-markdown';
import { runFigures } from './run-figures';

const facts = {
  machine: 'a machine',
  measuredAt: '2026-11-21T00:00:00Z',
  seconds: 1,
};

describe('the JSON', () => {
  it('holds the figures of the burst at the top', () => {
    const loads = [runFigures({ load: 'poisson', recordings: 5 }), runFigures()];

    expect(toJson(facts, { loads })).toMatchObject({
      recordings: 1000,
      completed: 1000,
      lost: 0,
      duplicated: 0,
      recordingsPerSecond: 20,
      peakMemoryMb: 230,
      speechRequestsPerRecording: 1.02,
      speechRequestsPerRecordingWithoutDownloads: 0.02,
      modelCallsPerRecording: 1,
    });
  });
});

describe('the goals', () => {
  it('are met by a run that went as it should', () => {
    expect(goalsOf({ loads: [runFigures()] }).filter(({ met }) => !met)).toEqual([]);
  });

  it.each([
    [{ recordingsPerSecond: 14.9 }, 'recordings a second'],
    [{ peakMemoryMb: 401 }, 'peak memory of the function process, MB'],
    [{ lost: 1, completed: 999 }, '1,000 recordings at once: completed, lost, twice'],
    [{ modelCalls: 1.001 }, 'model calls a (short) recording'],
    [{ speechRequestsWithoutDownloads: 0.06 }, 'the same without downloads'],
    [{ durableEvents: 26 }, 'durable events a recording'],
  ])('are missed with %j', (figures, what) => {
    const missed = goalsOf({ loads: [runFigures(figures)] }).filter(({ met }) => !met);

    expect(missed.map((goal) => goal.what)).toEqual([what]);
  });

  it('are missed where memory grows with the recordings', () => {
    const growth = [100, 200, 1000].map((recordings) =>
      runFigures({ recordings, peakMemoryMb: 200 + recordings / 10 }),
    );

    const missed = goalsOf({ loads: [], growth }).filter(({ met }) => !met);

    expect(missed.map(({ what }) => what)).toEqual(['peak memory from 200 to 1,000 recordings']);
  });
});

describe('problems', () => {
  it('are what is lost, twice or left behind, once for each run', () => {
    const bad = runFigures({ completed: 998, lost: 2, duplicated: 1 });

    expect(problemsOf({ loads: [bad], growth: [runFigures(), bad] })).toEqual([
      'a burst: only 998 of 1000 completed.',
      'a burst: 1 things are there twice.',
    ]);
  });
});

describe('loading the app', () => {
  const form = { files: 1, bytes: 1e6, memoryMb: 100, functions: ['sweep'] };
  const coldStart = (ratio: number, functions = ['sweep']) => ({
    rounds: 9,
    fromDisk: { unbundledMs: ratio * 100, bundleMs: 100, ratio },
    fromCache: { unbundledMs: 200, bundleMs: 100, ratio: 2 },
    unbundled: form,
    bundle: { ...form, functions },
  });

  it('has to be three times sooner with the bundle', () => {
    expect(goalsOf({ loads: [], coldStart: coldStart(3) })).toMatchObject([{ met: true }]);
    expect(goalsOf({ loads: [], coldStart: coldStart(2.9) })).toMatchObject([{ met: false }]);
  });

  it('is a problem where the bundle is not the same app', () => {
    expect(problemsOf({ loads: [], coldStart: coldStart(3) })).toEqual([]);
    expect(problemsOf({ loads: [], coldStart: coldStart(3, ['swept']) })).toEqual([
      'The bundle has no function sweep.',
      'The bundle has a function swept that the compiled app has not.',
    ]);
  });
});

describe('the report', () => {
  it('has a row for every stage, service and price', () => {
    const text = toMarkdown(facts, { loads: [runFigures()], growth: [runFigures()] }, 'plot.svg');

    expect(text).toContain('| landed → claimed | 1 | 1 | 1 |');
    expect(text).toContain('| Speech requests | 1.02 |');
    expect(text).toContain('| Cosmos DB serverless: request units |');
    expect(text).toContain('![Growth](plot.svg)');
    expect(text).not.toMatch(/NaN|undefined/);
  });

  it('draws one panel a chart, with every point inside', () => {
    const points = [
      { x: 100, y: 5 },
      { x: 1000, y: 55 },
    ];
    const svg = drawCharts([
      { title: 'one', unit: 's', points },
      { title: 'two', unit: 's', points, limit: 80 },
    ]);

    expect(svg.match(/<circle/g)).toHaveLength(4);
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(1);
    const heights = [...svg.matchAll(/cy="([\d.]+)"/g)].map(([, height]) => Number(height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(34);
    expect(Math.max(...heights)).toBeLessThanOrEqual(186);
  });

  it('writes numbers for people, and a dash for none', () => {
    expect(
      table(
        ['a', 'b'],
        [
          ['x', 1234.56],
          ['y', Number.NaN],
        ],
      ),
    ).toBe('| a | b |\n|---|--:|\n| x | 1,234.6 |\n| y | – |');
  });
});
