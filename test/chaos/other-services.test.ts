import { campaign, momentsOf, type Run } from '../support/chaos/campaign';
import type { ChaosWorld } from '../support/chaos/chaos-world';
import { FAULT_KINDS } from '../support/chaos/fault';
import { textOf } from '../support/chaos/moment';
import { atOnce, oneAJob, STORY } from '../support/chaos/other-services';
import { seeded } from '../support/chaos/random';
import { SETTINGS } from '../support/chaos/settings';
import type { Story } from '../support/chaos/story';
import { at, crash, crashAndTerminate, failing, sleepAndTakeOver } from '../support/chaos/strikes';

jest.setTimeout(3_600_000);

const MINUTE = 60_000;

const SERVICES = [
  { service: 'takes one recording a job', story: oneAJob(STORY) },
  { service: 'answers at once', story: atOnce(STORY) },
];

async function everywhere(
  story: Story,
  how: (world: ChaosWorld) => void,
  oneOf: number,
): Promise<string[]> {
  const moments = await momentsOf(story, { oneOf });
  return campaign(
    moments.map((moment): Run => ({
      name: textOf(moment),
      story,
      disturbance: { strike: (world) => at(moment.index, () => how(world)) },
    })),
  );
}

describe.each(SERVICES)(`before a service that $service (seed ${SETTINGS.seed})`, ({ story }) => {
  it('a host that is killed loses nothing and does nothing twice', async () => {
    expect(await everywhere(story, crash, 3)).toEqual([]);
  });

  it('a host that was only asleep goes on beside the one that took over', async () => {
    const how = (world: ChaosWorld) => sleepAndTakeOver(world, 7 * MINUTE);
    expect(await everywhere(story, how, 9)).toEqual([]);
  });

  it('a host that has lost all orchestrations goes on from the documents', async () => {
    expect(await everywhere(story, crashAndTerminate, 9)).toEqual([]);
  });

  it('a call that fails costs time and nothing else', async () => {
    const random = seeded(SETTINGS.seed);
    const moments = await momentsOf(story, { oneOf: 6 });
    const calls = moments.filter(({ when }) => when === 'before' || when === 'after');
    const runs = calls.map((moment): Run => {
      const kind = random.pick(FAULT_KINDS);
      return {
        name: `${kind} ${textOf(moment)}`,
        story,
        disturbance: { strike: (world) => at(moment.index, failing(world, kind)) },
      };
    });
    expect(await campaign(runs)).toEqual([]);
  });
});
