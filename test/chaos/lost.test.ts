import { campaign, momentsOf, type Run } from '../support/chaos/campaign';
import type { ChaosWorld } from '../support/chaos/chaos-world';
import { textOf } from '../support/chaos/moment';
import { RICH } from '../support/chaos/rich-story';
import { SETTINGS } from '../support/chaos/settings';
import { at, crashAndLoseAll, crashAndTerminate } from '../support/chaos/strikes';

jest.setTimeout(3_600_000);

async function lostEverywhere(how: (world: ChaosWorld) => void): Promise<string[]> {
  const moments = await momentsOf(RICH, { oneOf: 3 });
  return campaign(
    moments.map((moment): Run => ({
      name: textOf(moment),
      story: RICH,
      disturbance: { strike: (world) => at(moment.index, () => how(world)) },
    })),
  );
}

describe(`a host that has lost all orchestrations (seed ${SETTINGS.seed})`, () => {
  it('goes on from the documents, wherever it was', async () => {
    expect(await lostEverywhere(crashAndLoseAll)).toEqual([]);
  });

  it('does so too while activities of those that were ended are still under way', async () => {
    expect(await lostEverywhere(crashAndTerminate)).toEqual([]);
  });
});
