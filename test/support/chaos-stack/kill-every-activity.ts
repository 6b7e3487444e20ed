import { activityNames, killAt, type Moment } from './kill-points';
import type { Plan } from './plan';
import { Random } from './random';
import { archived, drops, type Kind } from './recordings';
import { detourTo, inRuns } from './routes';
import type { Suite } from './suite';

const RECORDINGS = 5;

/** On no recording's way: a person asks for it afterwards. test/unit/operations crashes it everywhere. */
const ASKED_FOR: readonly string[] = ['summarizeAgain'];

/**
 * Off in these runs, which have one service and no live sessions. test/workflow crashes them:
 * fail-over.test.ts, live-crashes.test.ts.
 */
const SWITCHED_OFF: readonly string[] = ['failOver', 'lookAtLive', 'collectLive'];

/**
 * Kills the host at one moment of every activity of the contract, in as few runs as it can be done,
 * and in one more for each that these did not come past.
 *
 * @returns sentences; none when all went well
 */
export async function killEveryActivity(suite: Suite, moment: Moment): Promise<string[]> {
  const problems: string[] = [];
  const missed: string[] = [];
  const elsewhere = [...ASKED_FOR, ...SWITCHED_OFF];
  for (const names of inRuns(activityNames().filter((name) => !elsewhere.includes(name)))) {
    const { violations, unreached } = await suite.run(planFor(names, moment));
    problems.push(...violations);
    missed.push(...names.filter((name) => unreached.includes(killAt.activity(name, moment))));
  }
  for (const name of missed) {
    const { violations, unreached } = await suite.run(planFor([name], moment));
    problems.push(
      ...violations,
      ...unreached.map((point) => `No run comes past ${point}: say in routes.ts what leads to it.`),
    );
  }
  return problems;
}

let runs = 0;

function planFor(names: readonly string[], moment: Moment): Plan {
  const detours = names.flatMap((name) => detourTo(name) ?? []);
  const faults = new Set(detours.flatMap((detour) => detour.faults ?? []));
  const kinds: Kind[] = ['empty', 'refused', ...detours.flatMap((detour) => detour.kinds ?? [])];
  runs += 1;
  const folder = `kills-${runs}`;
  return {
    name: `kill ${moment} of ${names.join(', ')}`,
    drops: [
      ...drops(folder, RECORDINGS, kinds, new Random(runs)),
      ...archived(folder, detours.some((detour) => detour.archive) ? 2 : 0),
    ],
    killPoints: names.map((name) => killAt.activity(name, moment)),
    faults: [...faults].map((fault) => ({ fault, when: { skip: 0, times: 1 } })),
    ...(detours.some((detour) => detour.stop) && { stop: true }),
  };
}
