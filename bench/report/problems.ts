import type { RunFigures } from '../load/run-figures';
import type { ColdStartFigures } from '../cold-start/cold-start';
import type { LiveFigures } from '../live/live-sessions';
import type { Measurements } from '../measure';

/**
 * What no run may have: recordings that are lost or twice, jobs left at the service, and a bundle
 * that is not the app.
 */
export function problemsOf(measured: Measurements): string[] {
  const { loads, growth, comparison, scarce, coldStart, live, vendors } = measured;
  const runs = [
    ...loads,
    ...(growth ?? []),
    ...(comparison ? [comparison.serial.app, comparison.parallel.app] : []),
    ...(scarce ? [scarce.run] : []),
    ...(vendors ?? []).map(({ run }) => run),
  ];
  return [
    ...[...new Set(runs)].flatMap(problemsIn),
    ...(coldStart ? differences(coldStart) : []),
    ...(live ? problemsOfLive(live) : []),
  ];
}

function problemsOfLive({ sessions, completed, lost, doubled }: LiveFigures): string[] {
  const isWhole = completed === sessions && lost === 0 && doubled === 0;
  if (isWhole) return [];
  return [
    `Live: ${String(completed)} of ${String(sessions)} sessions completed, ${String(lost)} phrases lost, ${String(doubled)} twice.`,
  ];
}

function differences({ unbundled, bundle }: ColdStartFigures): string[] {
  const missing = unbundled.functions.filter((name) => !bundle.functions.includes(name));
  const more = bundle.functions.filter((name) => !unbundled.functions.includes(name));
  return [
    ...missing.map((name) => `The bundle has no function ${name}.`),
    ...more.map((name) => `The bundle has a function ${name} that the compiled app has not.`),
  ];
}

function problemsIn({ description, recordings, completed, duplicated, jobs }: RunFigures) {
  const problems: string[] = [];
  if (completed < recordings) {
    problems.push(`${description}: only ${String(completed)} of ${String(recordings)} completed.`);
  }
  if (duplicated > 0)
    problems.push(`${description}: ${String(duplicated)} things are there twice.`);
  if (jobs.left > 0) {
    problems.push(`${description}: ${String(jobs.left)} jobs were left at the speech service.`);
  }
  return problems;
}
