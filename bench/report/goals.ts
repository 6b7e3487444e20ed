import { round } from '../load/percentiles';
import type { RunFigures } from '../load/run-figures';
import type { Measurements } from '../measure';

/** Something that the app has to show, and whether it did. */
export interface Goal {
  readonly what: string;
  readonly goal: string;
  readonly measured: string;
  readonly met: boolean;
}

/** The goals are about many: a job's own requests and starts are shared among its recordings. */
const FEWEST = 100;

/** Everything of the goals that this run measured. */
export function goalsOf(measured: Measurements): Goal[] {
  const full = measured.loads.find(({ load }) => load === 'burst') ?? measured.growth?.at(-1);
  return [
    ...(full && full.recordings >= FEWEST ? [...speedOf(full), ...costOfOne(full)] : []),
    ...flatness(measured.growth ?? []),
    ...compared(measured),
    ...scarce(measured),
    ...started(measured),
    ...long(measured),
    ...live(measured),
  ];
}

function speedOf(run: RunFigures): Goal[] {
  const { recordings, completed, lost, duplicated, recordingsPerSecond, peakMemoryMb } = run;
  return [
    {
      what: `${count(recordings)} recordings at once: completed, lost, twice`,
      goal: 'all, 0, 0',
      measured: `${count(completed)}, ${String(lost)}, ${String(duplicated)}`,
      met: completed === recordings && lost === 0 && duplicated === 0,
    },
    atLeast('recordings a second', 15, recordingsPerSecond),
    atMost('peak memory of the function process, MB', 400, peakMemoryMb),
  ];
}

function costOfOne({ perRecording, durable }: RunFigures): Goal[] {
  return [
    atMost('Speech requests a recording, downloads included', 1.2, perRecording.speechRequests),
    atMost('the same without downloads', 0.05, perRecording.speechRequestsWithoutDownloads),
    {
      what: 'model calls a (short) recording',
      goal: 'exactly 1',
      measured: String(perRecording.modelCalls),
      met: perRecording.modelCalls === 1,
    },
    atMost('durable events a recording', 25, perRecording.durableEvents),
    atMost('longest history of an instance, KB', 100, round(durable.mostBytes / 1000, 1)),
  ];
}

/** Per recording nothing may grow with the number of recordings. */
function flatness(runs: readonly RunFigures[]): Goal[] {
  const [first, second] = runs;
  const last = runs.at(-1);
  if (!first || !second || !last) return [];
  const memory = last.peakMemoryMb / second.peakMemoryMb;
  const work = last.perRecording.functionCpuMs / second.perRecording.functionCpuMs;
  const from = `from ${count(second.recordings)} to ${count(last.recordings)} recordings`;
  return [
    within(`peak memory ${from}`, 1.2, memory),
    within(`processor time of a recording ${from}`, 1.2, work),
  ];
}

function compared({ comparison }: Measurements): Goal[] {
  if (!comparison || comparison.recordings < FEWEST) return [];
  const { requests, makespanSerial, makespanParallel } = comparison.ratios;
  return [
    atLeast('times fewer Speech requests than the obvious design', 20, requests),
    atLeast('times sooner done than it, files one after another', 10, makespanSerial),
    {
      what: 'times sooner done than it, files at the same time',
      goal: 'stated',
      measured: String(makespanParallel),
      met: true,
    },
  ];
}

function scarce({ scarce: figures }: Measurements): Goal[] {
  if (!figures) return [];
  const { throttledShare, run } = figures;
  return [
    {
      what: 'model calls answered 429 when the model takes a tenth',
      goal: 'under 5 %, all complete',
      measured: `${String(round(throttledShare * 100, 2))} %, ${count(run.completed)} of ${count(run.recordings)}`,
      met: throttledShare < 0.05 && run.completed === run.recordings,
    },
  ];
}

/** What the platform makes the app wait for on a new instance is its files, which come from a disk. */
function started({ coldStart }: Measurements): Goal[] {
  if (!coldStart?.fromDisk) return [];
  return [atLeast('times sooner that the bundle is loaded', 3, coldStart.fromDisk.ratio)];
}

function long({ long: figures }: Measurements): Goal[] {
  if (!figures) return [];
  const { hours, words, peakMegabytes, cpuSeconds } = figures;
  const what = `${String(hours)} hours in stereo, ${count(words)} words, from download to documents`;
  return [
    atMost(`${what}: memory of the process, MB`, 300, peakMegabytes),
    atMost(`${what}: processor time, s`, 10, cpuSeconds),
  ];
}

function live({ live: figures, overhead = [] }: Measurements): Goal[] {
  if (!figures || figures.sessions < 50) return [];
  const { sessions, completed, lost, doubled, appendMs } = figures;
  return [
    {
      what: `${String(sessions)} live sessions at once: completed, phrases lost, twice`,
      goal: 'all, 0, 0',
      measured: `${String(completed)}, ${String(lost)}, ${String(doubled)}`,
      met: completed === sessions && lost === 0 && doubled === 0,
    },
    atMost('an append of theirs, p95, ms', 100, appendMs.p95),
    ...overhead.map(({ provider, ms }) =>
      atMost(`from a partial of ${provider} to its line on the screen, p95, ms`, 50, ms.p95),
    ),
  ];
}

function atLeast(what: string, goal: number, value: number): Goal {
  return { what, goal: `at least ${String(goal)}`, measured: String(value), met: value >= goal };
}

function atMost(what: string, goal: number, value: number): Goal {
  return { what, goal: `at most ${String(goal)}`, measured: String(value), met: value <= goal };
}

function within(what: string, goal: number, ratio: number): Goal {
  return {
    what,
    goal: `at most × ${String(goal)}`,
    measured: `× ${String(round(ratio, 2))}`,
    met: ratio <= goal,
  };
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
