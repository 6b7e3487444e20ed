import { textOf } from '../support/chaos/moment';
import { planOf } from '../support/chaos/plan';
import { storyOf, strikeOf } from '../support/chaos/carry-out';
import { seeded } from '../support/chaos/random';
import { RICH } from '../support/chaos/rich-story';
import { smallStory } from '../support/chaos/small-story';
import { atFirst, crash, sleepAndTakeOver } from '../support/chaos/strikes';
import { tell } from '../support/chaos/story';

/** All that a story came past; of two orchestrations that are due at the same time either may be first. */
const callsOf = ({ moments }: Awaited<ReturnType<typeof tell>>) =>
  moments.map((moment) => textOf(moment).replace(/ \(.*/, '')).toSorted();

describe('a story', () => {
  it('goes the same way each time it is told', async () => {
    const [one, other] = [await tell(RICH), await tell(RICH)];
    expect(callsOf(one)).toEqual(callsOf(other));
    expect(one.violations).toEqual([]);
  });

  it('has the same plan for the same seed, and another for another', async () => {
    expect(planOf(13)).toEqual(planOf(13));
    expect(planOf(13)).not.toEqual(planOf(14));
    const plan = planOf(13);
    const told = await tell(storyOf(plan), { strike: (world) => strikeOf(plan, world) });
    expect(told.world.host.kills).toBeGreaterThan(0);
    expect(told.violations).toEqual([]);
  });

  it('can be struck inside loops, in triggers, in the sweep and between activities', async () => {
    const { moments } = await tell(RICH);
    const texts = moments.map((moment) => textOf(moment).replace(/ \(.*/, ''));
    expect(texts).toEqual(
      expect.arrayContaining([
        'after ledger.claim, call 9 of claimLot',
        'before ledger.create, call 5 of landing',
        'after transcribers.transcripts.read, call 4 of collectTranscripts',
        'before summarizer.summarize, call 4 of summarizeRecording',
        'ended settleJob, call 1 of settleJob',
        'recorded transcribeBatch, call 2 of transcribeBatch',
      ]),
    );
    expect(moments.some(({ actor }) => actor === 'sweep')).toBe(true);
  });
});

describe('a host that is killed', () => {
  it('has no further effect, and tries again what was under way', async () => {
    const { world, violations } = await tell(smallStory('killed'), {
      strike: (chaos) =>
        atFirst(
          ({ what }) => what === 'transcribers.submit',
          () => crash(chaos),
        ),
    });
    const submissions = world.host.actors.filter(({ name }) => name === 'submitTranscription');
    expect(violations).toEqual([]);
    expect(submissions.map(({ life, end }) => [life, end])).toEqual([
      [0, 'lost'],
      [1, 'threw'],
      [1, 'done'],
    ]);
  });

  it('goes on beside its successor when it was only asleep', async () => {
    const { world } = await tell(smallStory('asleep'), {
      strike: (chaos) =>
        atFirst(
          ({ what, when }) => what === 'summarizer.summarize' && when === 'after',
          () => sleepAndTakeOver(chaos, 60_000),
        ),
    });
    const results = world.host.effects.filter(({ what }) => what === 'results.create');
    expect(results.map(({ actor }) => actor.life)).toContain(0);
    expect(results.map(({ actor }) => actor.life)).toContain(1);
  });
});

describe('random numbers', () => {
  it('repeat for a seed, differ between seeds and keep to their bounds', () => {
    const tenOf = (seed: number) => {
      const random = seeded(seed);
      return Array.from({ length: 10 }, () => random.between(3, 9));
    };
    expect(tenOf(5)).toEqual(tenOf(5));
    expect(tenOf(5)).not.toEqual(tenOf(6));
    expect(tenOf(5).every((number) => number >= 3 && number <= 9)).toBe(true);
  });
});
