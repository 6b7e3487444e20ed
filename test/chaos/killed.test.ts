import { campaign, momentsOf, type Run } from '../support/chaos/campaign';
import type { ChaosWorld } from '../support/chaos/chaos-world';
import { textOf } from '../support/chaos/moment';
import { RICH } from '../support/chaos/rich-story';
import { SETTINGS } from '../support/chaos/settings';
import { at, crash, sleepAndTakeOver } from '../support/chaos/strikes';

jest.setTimeout(3_600_000);

const MINUTE = 60_000;

async function killedEverywhere(
  how: (world: ChaosWorld) => void,
  oneOf: number,
): Promise<string[]> {
  const moments = await momentsOf(RICH, { oneOf });
  return campaign(
    moments.map((moment): Run => ({
      name: textOf(moment),
      story: RICH,
      disturbance: { strike: (world) => at(moment.index, () => how(world)) },
    })),
  );
}

describe(`a host that is killed (seed ${SETTINGS.seed})`, () => {
  it('loses nothing and does nothing twice, wherever it is', async () => {
    expect(await killedEverywhere(crash, 1)).toEqual([]);
  });

  it('does so too when it was only asleep, and goes on beside the one that took over', async () => {
    const how = (world: ChaosWorld) => sleepAndTakeOver(world, 7 * MINUTE);
    expect(await killedEverywhere(how, 3)).toEqual([]);
  });
});
