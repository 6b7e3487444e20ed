import { campaign, type Run } from '../support/chaos/campaign';
import { storyOf, strikeOf } from '../support/chaos/carry-out';
import { atOnce, oneAJob } from '../support/chaos/other-services';
import { planOf } from '../support/chaos/plan';
import { SETTINGS } from '../support/chaos/settings';
import type { Story } from '../support/chaos/story';

jest.setTimeout(3_600_000);

/** Two in three with batches of many recordings, the others with services of another kind. */
function atService(seed: number, story: Story): Story {
  if (seed % 6 === 2) return oneAJob(story);
  return seed % 6 === 5 ? atOnce(story) : story;
}

function runOf(seed: number): Run {
  const plan = planOf(seed);
  return {
    name: `npm run chaos -- --seed ${seed} --runs 1`,
    story: atService(seed, storyOf(plan)),
    disturbance: { strike: (world) => strikeOf(plan, world) },
  };
}

describe(`kills, faults, outages and lost events all at once (seed ${SETTINGS.seed})`, () => {
  it('end with every recording at its end, exactly once', async () => {
    const seeds = Array.from({ length: SETTINGS.runs }, (_, index) => SETTINGS.seed + index);
    expect(await campaign(seeds.map(runOf))).toEqual([]);
  });
});
