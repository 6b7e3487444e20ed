import type { Measurements } from '../measure';
import { coldStartSection } from './cold-start-section';
import { idleSection } from './idle-section';
import { liveSection } from './live-section';
import type { Facts } from './facts';
import { goalsOf } from './goals';
import { loadSections, takenSections } from './load-sections';
import {
  comparisonSection,
  costSection,
  growthSection,
  longSection,
  scarceSection,
  serviceTimes,
  singleSection,
} from './other-sections';
import { table } from './table';
import { vendorsSection } from './vendors-section';

/** The whole report. `plot` is the path of the plot, seen from the report. */
export function toMarkdown(facts: Facts, measured: Measurements, plot: string): string {
  const { loads, growth = [] } = measured;
  const full = loads.find(({ load }) => load === 'burst') ?? growth.at(-1);
  const goals = goalsOf(measured).map(({ what, goal, measured: value, met }) => [
    what,
    goal,
    value,
    met ? 'yes' : '**no**',
  ]);
  const parts = [
    '# Measured figures',
    `Written by \`npm run bench\` on ${facts.measuredAt.slice(0, 10)}: ${facts.machine}, ${facts.seconds} s for all of it. The whole app in a process of its own before the stand-ins of \`local/\` in another, the scripted recognizer, the published limits of the services (100 requests in 10 s, one job at a time, pages of 100 files, 5,000 RU a second, documents up to 2 MB). ${serviceTimes()} Absolute seconds depend on the machine, which runs the stand-ins too; counts and ratios do not.`,
    ...(goals.length > 0 ? [table(['what', 'goal', 'measured', 'met'], goals)] : []),
    ...loadSections(loads),
    ...takenSections(loads),
    ...growthSection(growth),
    ...(growth.length > 0 ? [`![Growth](${plot})`] : []),
    ...comparisonSection(measured),
    ...scarceSection(measured),
    ...singleSection(measured),
    ...idleSection(measured),
    ...coldStartSection(measured),
    ...longSection(measured),
    ...liveSection(measured),
    ...vendorsSection(measured),
    ...costSection(full),
  ];
  return `${parts.join('\n\n')}\n`;
}
