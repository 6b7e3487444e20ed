import { campaign, type Run } from '../support/chaos/campaign';
import { storyOf, strikeOf } from '../support/chaos/carry-out';
import { planOf } from '../support/chaos/plan';
import { SETTINGS } from '../support/chaos/settings';

jest.setTimeout(3_600_000);

function runOf(seed: number): Run {
  const plan = planOf(seed);
  return {
    name: `npm run chaos -- --seed ${seed} --runs 1`,
    story: storyOf(plan),
    disturbance: { strike: (world) => strikeOf(plan, world) },
  };
}

describe(`kills, faults, outages and lost events all at once (seed ${SETTINGS.seed})`, () => {
  it('end with every recording at its end, exactly once', async () => {
    const seeds = Array.from({ length: SETTINGS.runs }, (_, index) => SETTINGS.seed + index);
    expect(await campaign(seeds.map(runOf))).toEqual([]);
  });
});
