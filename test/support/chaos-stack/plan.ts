import type { ChaosFault, When } from './fault';
import type { Drop } from './recordings';

/** Everything that one run does, decided before it begins. */
export interface Plan {
  readonly name: string;
  readonly drops: readonly Drop[];
  /** The host's lives end at these, one after the other. */
  readonly killPoints: readonly string[];
  readonly faults: readonly { readonly fault: ChaosFault; readonly when: When }[];
  /** Jumps of the clock (ms) while it runs, one a second. */
  readonly jumps?: readonly number[];
  /** The operator stops everything before it begins, and lets it go on after a while. */
  readonly stop?: true;
  /** Dispatchers that are started beside those that the app starts, all at once. */
  readonly dispatchers?: number;
}

export function describePlan(plan: Plan): string {
  const { name, drops, killPoints, faults, jumps = [], stop, dispatchers = 0 } = plan;
  const armed = faults.map(
    ({ fault, when }) => `${fault.name} (${when.times} times after ${when.skip})`,
  );
  return [
    name,
    `  drops: ${drops.map(({ path }) => path).join(', ')}`,
    `  kill points: ${killPoints.join(', ') || 'none'}`,
    `  faults: ${armed.join(', ') || 'none'}`,
    ...(jumps.length > 0 ? [`  clock: ${jumps.join(', ')} ms`] : []),
    ...(stop ? ['  stopped by the operator for a while'] : []),
    ...(dispatchers > 0 ? [`  ${dispatchers} more dispatchers`] : []),
  ].join('\n');
}
