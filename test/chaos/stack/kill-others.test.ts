import {
  killAt,
  MOMENTS,
  orchestratorNames,
  TRIGGERS,
} from '../../support/chaos-stack/kill-points';
import type { Plan } from '../../support/chaos-stack/plan';
import { Random } from '../../support/chaos-stack/random';
import { drops } from '../../support/chaos-stack/recordings';
import { ALL, PATIENCE_MS, Suite } from '../../support/chaos-stack/suite';

const triggers = TRIGGERS.flatMap((name) =>
  (['before', 'after-effect'] as const).map((moment) => killAt.trigger(name, moment)),
);
const episodes = orchestratorNames().flatMap((name) =>
  (ALL ? [1, 2, 3, 5] : [2]).flatMap((passage) =>
    MOMENTS.map((moment) => killAt.orchestrator(name, moment, passage)),
  ),
);

describe('a host that is killed', () => {
  const suite = new Suite();
  afterAll(() => suite.end());

  async function expectSound(name: string, killPoints: readonly string[]): Promise<void> {
    const plan: Plan = {
      name,
      drops: drops(name, 6, ['empty', 'notAudio', 'silent'], new Random(killPoints.length)),
      killPoints,
      faults: [],
    };
    const { violations } = await suite.run(plan);

    expect(violations).toEqual([]);
  }

  it(
    'in a triggered function goes on where it was',
    () => expectSound('triggers', triggers),
    PATIENCE_MS,
  );

  it(
    'around the episodes of orchestrators goes on where it was',
    () => expectSound('episodes', new Random(1).some(episodes, ALL ? episodes.length : 6)),
    PATIENCE_MS,
  );
});
