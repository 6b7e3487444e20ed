import {
  killsAtCallsOf,
  OTHER_FAULTS,
  OTHER_SERVICES,
  type OtherService,
} from '../../support/chaos-stack/other-service-faults';
import type { ChaosFault, When } from '../../support/chaos-stack/fault';
import type { Plan } from '../../support/chaos-stack/plan';
import { Random } from '../../support/chaos-stack/random';
import { drops } from '../../support/chaos-stack/recordings';
import { seededPlan } from '../../support/chaos-stack/seeded-plan';
import { ALL, PATIENCE_MS, Suite } from '../../support/chaos-stack/suite';
import { SETTINGS } from '../../support/chaos/settings';

const FAULTS_A_RUN = 6;
const ONCE: When = { skip: 1, times: 1 };

function planOf(name: string, faults: readonly ChaosFault[], when = ONCE): Plan {
  const recordings = drops(name.replaceAll(' ', '-'), 5, ['refused'], new Random(5));
  return {
    name,
    drops: recordings,
    killPoints: [],
    faults: faults.map((fault) => ({ fault, when })),
  };
}

/** Runs that between them meet every fault. */
function plansFor(service: OtherService): Plan[] {
  const faults = OTHER_FAULTS[service];
  const mixed = new Random(SETTINGS.seed).some(faults, faults.length);
  const runs = Math.ceil(mixed.length / FAULTS_A_RUN);
  return Array.from({ length: runs }, (_, index) =>
    planOf(`${service} faults ${index}`, mixed.slice(index * FAULTS_A_RUN).slice(0, FAULTS_A_RUN)),
  );
}

describe.each(OTHER_SERVICES)('before %s', (service) => {
  const suite = new Suite(service);
  afterAll(() => suite.end());

  /** In the set of every day a run with a bit of everything. */
  function plans(): Plan[] {
    const kills = killsAtCallsOf(service, suite.kill);
    const few = new Random(SETTINGS.seed).some(OTHER_FAULTS[service], 3);
    const both = planOf(`${service} kills and faults`, [...kills, ...few]);
    if (!ALL) return [both];
    const seeds = [0, 1, 2].map((index) => seededPlan(SETTINGS.seed + index, suite.kill));
    const named = seeds.map((plan) => ({ ...plan, name: `${service}, ${plan.name}` }));
    return [both, ...plansFor(service), ...named];
  }

  it.each(plans())(
    'a host that is killed and a service that fails cost time, no recording: $name',
    async (plan) => {
      expect((await suite.run(plan)).violations).toEqual([]);
    },
    PATIENCE_MS,
  );
});
