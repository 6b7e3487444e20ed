import { addCounts } from './counts';
import type { Violation } from './invariants';
import type { Moment } from './moment';
import { seeded } from './random';
import { SETTINGS } from './settings';
import { tell, type Disturbance, type Story, type Told } from './story';

/** One run of many. */
export interface Run {
  /** What happens in it, for those who read that it failed. */
  readonly name: string;
  readonly story: Story;
  readonly disturbance?: Disturbance;
}

/** More failures than that say nothing new. */
const ENOUGH = 10;

/**
 * Runs one after the other, counts, and says which ended other than they must: for each a line with
 * what happened in it and each promise that it broke. Empty: none.
 */
export async function campaign(runs: Iterable<Run>): Promise<string[]> {
  const counts = { runs: 0, killPoints: 0, faults: 0, lost: 0, duplicated: 0 };
  const failures: string[] = [];
  for (const { name, story, disturbance } of runs) {
    const told = await tell(story, disturbance);
    counts.runs += 1;
    counts.killPoints += told.world.host.kills;
    counts.faults += told.world.faults;
    counts.lost += kindsIn(told, 'lost');
    counts.duplicated += kindsIn(told, 'duplicated');
    if (told.violations.length > 0) failures.push(failureOf(name, told.violations));
    if (failures.length === ENOUGH) break;
  }
  addCounts({ part: 'virtual', ...counts });
  return failures;
}

/** How many of what `told` found are of this kind. */
function kindsIn({ violations }: Told, kind: string): number {
  return violations.filter((violation) => violation.kind === kind).length;
}

function failureOf(name: string, violations: readonly Violation[]): string {
  return [`${name}:`, ...violations.map(({ kind, says }) => `  ${kind}: ${says}`)].join('\n');
}

/**
 * The moments of a story at which something may strike: all of them, or in the bounded set one of
 * each sort (when, call and caller), and of those one in `one of`, by the seed.
 */
export async function momentsOf(story: Story, { oneOf = 1 } = {}): Promise<Moment[]> {
  const { moments, violations } = await tell(story);
  if (violations.length > 0) throw new Error(failureOf('undisturbed', violations));
  if (SETTINGS.everything) return [...moments];
  const sorts = Map.groupBy(moments, ({ when, what, actor }) => `${when} ${what} ${actor}`);
  const random = seeded(SETTINGS.seed);
  return [...sorts.values()]
    .filter((_, index) => index % oneOf === SETTINGS.seed % oneOf)
    .map((sort) => random.pick(sort));
}
