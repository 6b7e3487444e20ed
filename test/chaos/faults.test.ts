import { campaign, momentsOf, type Run } from '../support/chaos/campaign';
import { FAULT_KINDS, type FaultKind } from '../support/chaos/fault';
import { textOf } from '../support/chaos/moment';
import { seeded } from '../support/chaos/random';
import { RICH } from '../support/chaos/rich-story';
import { SETTINGS } from '../support/chaos/settings';
import { smallStory } from '../support/chaos/small-story';
import { at, failing, outage } from '../support/chaos/strikes';

jest.setTimeout(3_600_000);

const MINUTE = 60_000;

const PORTS = [
  'ledger.',
  'jobs.',
  'control.',
  'results.',
  'recordings.',
  'transcripts.',
  'transcribers.',
  'summarizer.',
  'workflows.',
  'announcer.',
];

describe(`a call that is answered with a failure (seed ${SETTINGS.seed})`, () => {
  it('costs time and nothing else, whichever it is and whether or not it had its effect', async () => {
    const random = seeded(SETTINGS.seed);
    const moments = await momentsOf(RICH, { oneOf: 2 });
    const calls = moments.filter(({ when }) => when === 'before' || when === 'after');
    const runs = calls.map((moment): Run => {
      const kind = random.pick(FAULT_KINDS);
      return {
        name: `${kind} ${textOf(moment)}`,
        story: RICH,
        disturbance: { strike: (world) => at(moment.index, failing(world, kind)) },
      };
    });
    expect(await campaign(runs)).toEqual([]);
  });
});

describe('a service that refuses everything for twenty minutes', () => {
  it.each(FAULT_KINDS)('costs time and nothing else: %s', async (kind) => {
    const runs = PORTS.flatMap((calls) =>
      [0, MINUTE, 3 * MINUTE].map((from) => away(calls, from, kind)),
    );
    expect(await campaign(runs)).toEqual([]);
  });
});

function away(calls: string, from: number, kind: FaultKind): Run {
  const ms = 20 * MINUTE;
  return {
    name: `${calls} ${kind} from minute ${from / MINUTE} on`,
    story: smallStory('away', { bad: ['bad.wav'], most: 6 * 60 * MINUTE }),
    disturbance: { strike: (world) => outage(world, { calls, from, ms, kind }) },
  };
}
