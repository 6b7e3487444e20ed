import { ASSUMPTIONS } from '../cost/assumptions';
import { costOf } from '../cost/cost';
import { PRICES_AS_OF } from '../cost/prices';
import type { ServiceTime } from '../../local/speech/engine';
import type { Compared } from '../compare/comparison';
import type { RunFigures } from '../load/run-figures';
import type { Measurements } from '../measure';
import { PARALLEL, QUICK, SERIAL } from '../service-times';
import { costTable } from './cost-table';
import { table } from './table';

export function growthSection(runs: readonly RunFigures[]): string[] {
  if (runs.length === 0) return [];
  return [
    '## Growth',
    'All at once, each size on fresh data. What a recording takes must not grow with their number.',
    table(
      [
        'recordings',
        'seconds',
        'a second',
        'processor ms a recording',
        'RU a recording',
        'durable events a recording',
        'peak MB',
      ],
      runs.map((run) => [
        String(run.recordings),
        run.seconds,
        run.recordingsPerSecond,
        run.perRecording.functionCpuMs,
        run.perRecording.requestUnits,
        run.perRecording.durableEvents,
        run.peakMemoryMb,
      ]),
    ),
  ];
}

export function comparisonSection({ comparison }: Measurements): string[] {
  if (!comparison) return [];
  const row = (name: string, one: Compared) => [
    name,
    one.baseline.seconds,
    one.app.seconds,
    one.makespan,
    one.baseline.requests,
    one.app.speech.total,
    one.requests,
    one.requestsWithoutDownloads,
  ];
  return [
    '## Beside the obvious design',
    `${String(comparison.recordings)} recordings at once, the same service and the same machine. The obvious design: a job for each recording, looked at every five seconds, result fetched, job deleted. It writes no summaries; the app's time goes to the last summary.`,
    table(
      [
        'service',
        'obvious: s',
        'app: s',
        '× sooner',
        'obvious: requests',
        'app: requests',
        '× fewer',
        '× fewer without downloads',
      ],
      [
        row(`one file after another (${timesOf(SERIAL)})`, comparison.serial),
        row(`files together (${timesOf(PARALLEL)})`, comparison.parallel),
      ],
    ),
    'A second to start a job is generous to the obvious design, which pays it for every recording: the documentation speaks of up to 30 minutes. The ratio depends on how many files long the start of a job is (here 20): the longer, the larger; with files, one after another, that take as long as the start it comes near 2.',
  ];
}

export function scarceSection({ scarce }: Measurements): string[] {
  if (!scarce) return [];
  const { requestsPerMinute, demandPerMinute, run } = scarce;
  return [
    '## A model that takes a tenth',
    `The model takes ${String(requestsPerMinute)} requests a minute, where the app would ask ${String(demandPerMinute)}. Of ${String(run.recordings)} recordings ${String(run.completed)} were completed in ${String(run.seconds)} s; of ${String(run.model.calls)} calls ${String(run.model.throttled)} were answered 429 (${(scarce.throttledShare * 100).toFixed(1)} %).`,
  ];
}

export function singleSection({ single }: Measurements): string[] {
  if (!single) return [];
  const { withWebhook, withPolling, waiting, intake } = single;
  return [
    '## One at a time',
    table(
      ['seconds', 'median', 'worst'],
      [
        [
          'from the drop to the submission',
          withWebhook.dropToSubmissionSeconds.median,
          withWebhook.dropToSubmissionSeconds.worst,
        ],
        [
          'from the end of the service’s work to `completed`, with webhook',
          withWebhook.serviceEndToCompletedSeconds.median,
          withWebhook.serviceEndToCompletedSeconds.worst,
        ],
        [
          'the same by polling every 5 s',
          withPolling.serviceEndToCompletedSeconds.median,
          withPolling.serviceEndToCompletedSeconds.worst,
        ],
      ],
    ),
    `While a job runs, the function process uses ${(waiting.shareOfOneCore * 100).toFixed(2)} % of a core. Taking in a recording of ${String(intake.recordingMegabytes)} MB makes it grow by ${String(intake.growthMegabytes)} MB.`,
  ];
}

export function longSection({ long }: Measurements): string[] {
  if (!long) return [];
  const stored = Object.entries(long.storedKilobytes)
    .map(([form, kilobytes]) => `${form} ${String(kilobytes)} KB`)
    .join(', ');
  return [
    `## One recording of ${String(long.hours)} hours`,
    `A result of ${String(long.words)} words in two channels, ${String(long.resultMegabytes)} MB as the service sends it (words, display words, two readings of each phrase), taken from the download to all forms and the result document with its summary by a process of its own: ${String(long.cpuSeconds)} s of processor time in ${String(long.seconds)} s; ${String(long.peakMegabytes)} MB at the most, ${String(long.restMegabytes)} MB of which it holds at rest. Stored: ${stored}.`,
  ];
}

export function costSection(run: RunFigures | undefined): string[] {
  if (!run) return [];
  const lines = costOf(run);
  return [
    `## Cost of 1,000 recordings of ${String(ASSUMPTIONS.minutes)} minutes, beside the speech and model services`,
    `Counted operations of the ${run.load} load × list prices of ${PRICES_AS_OF} (docs/cost.md; check before use).`,
    costTable(lines, 4),
  ];
}

export function serviceTimes(): string {
  return `Service times are stated, not real: ${timesOf(QUICK)} for the loads.`;
}

function timesOf({ jobStartMs, fileMs, filesAtOnce }: ServiceTime): string {
  return `${String(jobStartMs / 1000)} s to start a job, ${String(fileMs / 1000)} s a file, ${String(filesAtOnce)} at once`;
}
