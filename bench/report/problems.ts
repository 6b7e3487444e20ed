import type { RunFigures } from '../load/run-figures';
import type { Measurements } from '../measure';

/** What no run may have: recordings that are lost or twice, and jobs left at the service. */
export function problemsOf({ loads, growth, comparison, scarce }: Measurements): string[] {
  const runs = [
    ...loads,
    ...(growth ?? []),
    ...(comparison ? [comparison.serial.app, comparison.parallel.app] : []),
    ...(scarce ? [scarce.run] : []),
  ];
  return [...new Set(runs)].flatMap(problemsIn);
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
