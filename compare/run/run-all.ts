import { nameOf, type Way } from '../ways';
import { dropRun } from './drop-run';
import { liveRun } from './live-run';
import type { Outcome } from './outcome';
import type { RunContext } from './run-context';

/**
 * Goes all ways, one after another: none takes time from another. One that fails says why. Live goes
 * first, for which a recognizer that has to be started counts most. Outcomes are in the given order.
 */
export async function runAll(
  ways: readonly Way[],
  context: RunContext,
  say: (line: string) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const isLive = ({ mode }: Way) => mode === 'live';
  for (const way of [...ways.filter(isLive), ...ways.filter((one) => !isLive(one))]) {
    say(`${nameOf(way)} … (${outcomes.length + 1} of ${ways.length})`);
    const outcome = await runOne(way, context);
    if (outcome.kind === 'failed') say(`${nameOf(way)} failed: ${outcome.reason}`);
    outcomes.push(outcome);
  }
  return outcomes.toSorted((one, other) => ways.indexOf(one.way) - ways.indexOf(other.way));
}

async function runOne(way: Way, context: RunContext): Promise<Outcome> {
  try {
    return await (way.mode === 'live' ? liveRun(way, context) : dropRun(way, context));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', way, reason };
  }
}
