import { addCounts } from '../support/chaos/counts';
import { MUTANTS } from '../support/chaos/mutants';
import { tell } from '../support/chaos/story';

let caught = 0;

afterAll(() => {
  const nothing = { runs: 0, killPoints: 0, faults: 0, lost: 0, duplicated: 0 };
  addCounts({ part: 'mutations', ...nothing, mutants: MUTANTS.length, caught });
});

describe('an app that', () => {
  it.each(MUTANTS)('$name is found out', async ({ defect, trials }) => {
    const found: string[] = [];
    for (const { story, strike } of trials) {
      const disturbance = strike ? { strike } : {};
      expect((await tell(story, disturbance)).violations).toEqual([]);
      const { violations } = await tell(story, { ...disturbance, defect });
      found.push(...violations.map(({ says }) => says));
    }
    expect(found).not.toEqual([]);
    caught += 1;
  });
});
