import { parseKillPoint } from '../../../../local/host/kill-point';
import { FAULTS } from '../../../support/chaos-stack/catalog';
import { plansForFaults } from '../../../support/chaos-stack/each-fault';
import { describePlan } from '../../../support/chaos-stack/plan';
import { seededPlan } from '../../../support/chaos-stack/seeded-plan';

const kill = async () => undefined;
const seeds = Array.from({ length: 200 }, (_, index) => index);

describe('seededPlan', () => {
  it('is the same for the same seed', () => {
    expect(describePlan(seededPlan(42, kill))).toBe(describePlan(seededPlan(42, kill)));
    expect(describePlan(seededPlan(42, kill))).not.toBe(describePlan(seededPlan(43, kill)));
  });

  it('names kill points that the host understands', () => {
    const points = seeds.flatMap((seed) => seededPlan(seed, kill).killPoints);

    expect(points.map((point) => parseKillPoint(point).kind)).toEqual(
      expect.arrayContaining(['activity', 'orchestrator', 'trigger']),
    );
  });

  it('drops six to twelve recordings, each at a path of its own', () => {
    for (const seed of seeds) {
      const paths = seededPlan(seed, kill).drops.map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
      expect(paths.length).toBeGreaterThanOrEqual(6);
      expect(paths.length).toBeLessThanOrEqual(12);
    }
  });
});

describe('plansForFaults', () => {
  it('meet every fault of the catalog once', () => {
    const names = plansForFaults().flatMap(({ faults }) => faults.map(({ fault }) => fault.name));

    expect(names.toSorted()).toEqual(FAULTS.map(({ name }) => name).toSorted());
    expect(new Set(names).size).toBe(names.length);
  });
});
