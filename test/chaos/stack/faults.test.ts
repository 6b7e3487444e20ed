import {
  plansForFaults,
  plansForKills,
  plansForStorms,
} from '../../support/chaos-stack/each-fault';
import type { Plan } from '../../support/chaos-stack/plan';
import { ALL, PATIENCE_MS, Suite } from '../../support/chaos-stack/suite';

const suite = new Suite();
afterAll(() => suite.end());

/** All of them, or every so many-th. */
const bounded = (plans: readonly Plan[], step: number) =>
  ALL ? plans : plans.filter((_, index) => index % step === 0);

const violationsOf = async (plan: Plan) => (await suite.run(plan)).violations;

describe('services that fail', () => {
  it.each(bounded(plansForFaults(), 16))(
    'cost time, no recording: $name',
    async (plan) => {
      expect(await violationsOf(plan)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it.each(bounded(plansForStorms(), 12))(
    'for a while cost time, no recording: $name',
    async (plan) => {
      expect(await violationsOf(plan)).toEqual([]);
    },
    PATIENCE_MS,
  );
});

describe('a host that is killed at a call', () => {
  const plans = plansForKills(suite.kill, ALL ? [0, 1, 2, 4] : [1]);

  it.each(bounded(plans, 6))(
    'goes on where it was: $name',
    async (plan) => {
      expect(await violationsOf(plan)).toEqual([]);
    },
    PATIENCE_MS,
  );
});
