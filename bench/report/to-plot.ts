import type { RunFigures } from '../load/run-figures';
import { drawCharts, type Chart } from './line-chart';

/** How everything grows with the number of recordings. */
export function toPlot(runs: readonly RunFigures[]): string {
  const over = (
    title: string,
    unit: string,
    of: (run: RunFigures) => number,
    limit?: number,
  ): Chart => ({
    title,
    unit,
    points: runs.map((run) => ({ x: run.recordings, y: of(run) })),
    ...(limit !== undefined && { limit }),
  });
  return drawCharts([
    over('Until the last one is completed', 'seconds', (run) => run.seconds),
    over('Peak memory of the function process', 'MB', (run) => run.peakMemoryMb, 400),
    over('Processor time of a recording', 'ms', (run) => run.perRecording.functionCpuMs),
    over('Request units of a recording', 'RU', (run) => run.perRecording.requestUnits),
    over('Durable events of a recording', 'events', (run) => run.perRecording.durableEvents, 25),
    over(
      'Speech requests of a recording, without downloads',
      'requests',
      (run) => run.perRecording.speechRequestsWithoutDownloads,
      0.05,
    ),
  ]);
}
