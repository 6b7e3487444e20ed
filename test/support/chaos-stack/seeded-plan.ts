import { FAULTS, killsAtCalls } from './catalog';
import type { ChaosFault, When } from './fault';
import { activityNames, killAt, MOMENTS, orchestratorNames, TRIGGERS } from './kill-points';
import type { Plan } from './plan';
import { Random } from './random';
import { archived, drops, KINDS } from './recordings';
import { detourTo } from './routes';

const MINUTE_MS = 60_000;

/** A run that a seed decides all by itself. */
export function seededPlan(seed: number, kill: () => Promise<void>): Plan {
  const random = new Random(seed);
  const kinds = random.some(
    KINDS.filter((kind) => kind !== 'spoken'),
    random.between(0, 3),
  );
  const recordings = drops(`seed-${seed}`, random.between(6, 9), kinds, random);
  const archive = archived(`seed-${seed}`, random.chance(0.2) ? 3 : 0);
  const calls = random.some(killsAtCalls(kill), random.between(0, 2));
  const faults = random.some(FAULTS, random.between(1, 5));
  return {
    name: `seed ${seed}`,
    drops: [...recordings, ...archive],
    killPoints: Array.from({ length: random.between(0, 3) }, () => killPoint(random)),
    faults: [
      ...calls.map((fault) => ({ fault, when: { skip: random.between(0, 4), times: 1 } })),
      ...faults.map((fault) => ({ fault, when: whenOf(fault, random) })),
    ],
    jumps: random.chance(0.3)
      ? Array.from({ length: 3 }, () => random.between(-10 * MINUTE_MS, 30 * MINUTE_MS))
      : [],
    dispatchers: random.chance(0.3) ? random.between(1, 3) : 0,
    ...(random.chance(0.15) && { stop: true }),
  };
}

/** Mostly once or twice; now and then a storm. What makes recordings fail strikes once. */
function whenOf({ fails }: ChaosFault, random: Random): When {
  const skip = random.between(0, 3);
  if (fails) return { skip, times: 1 };
  return { skip, times: random.chance(0.15) ? random.between(6, 12) : random.between(1, 2) };
}

function killPoint(random: Random): string {
  const passage = random.between(1, 3);
  const moment = random.pick(MOMENTS);
  switch (random.between(1, 5)) {
    case 1: {
      const seen = moment === 'after-record' ? 'after-effect' : moment;
      return killAt.trigger(random.pick(TRIGGERS), seen, passage);
    }
    case 2:
      return killAt.orchestrator(random.pick(orchestratorNames()), moment, passage);
    default: {
      const ordinary = activityNames().filter((name) => detourTo(name) === undefined);
      return killAt.activity(random.pick(ordinary), moment, passage);
    }
  }
}
