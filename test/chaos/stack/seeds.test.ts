import { SETTINGS } from '../../support/chaos/settings';
import { seededPlan } from '../../support/chaos-stack/seeded-plan';
import { ALL, PATIENCE_MS, Suite } from '../../support/chaos-stack/suite';

/** A run takes some seconds here, so that there are fewer unless CHAOS_RUNS says how many. */
const runs = process.env['CHAOS_RUNS'] ? SETTINGS.runs : ALL ? 60 : 3;
const seeds = Array.from({ length: runs }, (_, index) => SETTINGS.seed + index);

describe('whatever goes wrong at once', () => {
  const suite = new Suite();
  afterAll(() => suite.end());

  it.each(seeds)(
    'ends with one result for each recording: seed %d',
    async (seed) => {
      const { violations } = await suite.run(seededPlan(seed, suite.kill));

      expect(violations).toEqual([]);
    },
    PATIENCE_MS,
  );
});
