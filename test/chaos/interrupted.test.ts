import { campaign, momentsOf, type Run } from '../support/chaos/campaign';
import type { ChaosWorld } from '../support/chaos/chaos-world';
import { textOf } from '../support/chaos/moment';
import { RICH } from '../support/chaos/rich-story';
import { SETTINGS } from '../support/chaos/settings';
import { at } from '../support/chaos/strikes';

jest.setTimeout(3_600_000);

/** Something happens in the middle of every call; what was under way goes on afterwards. */
async function everywhere(what: (world: ChaosWorld) => void | Promise<void>): Promise<string[]> {
  const moments = await momentsOf(RICH, { oneOf: 4 });
  return campaign(
    moments
      .filter(({ when }) => when === 'before' || when === 'after')
      .map((moment): Run => ({
        name: textOf(moment),
        story: RICH,
        disturbance: {
          strike: (world) =>
            at(moment.index, () => {
              world.faults += 1;
              return what(world);
            }),
        },
      })),
  );
}

describe(`in the middle of any call (seed ${SETTINGS.seed})`, () => {
  it('a recording may be overwritten', async () => {
    expect(await everywhere((world) => world.overwrite('one.wav'))).toEqual([]);
  });

  it('a recording may be overwritten without anybody being told', async () => {
    expect(await everywhere((world) => world.put('one.wav'))).toEqual([]);
  });

  it('an event may arrive again', async () => {
    expect(await everywhere(async (world) => void (await world.land('one.wav')))).toEqual([]);
  });

  it('a sweep may run', async () => {
    expect(await everywhere((world) => world.sweep())).toEqual([]);
  });

  it('a second dispatcher may run', async () => {
    expect(await everywhere((world) => world.dispatchToo())).toEqual([]);
  });
});
