import { makeAllowance, OPERATOR, type Budgets } from '../../../shared/activities/allowance';
import { makeLeaseModel, type ModelPace } from '../../../shared/activities/lease-model';
import type { Activities } from '../../../shared/workflow/contract';
import { NOW } from '../../support/app/builders';
import { atEveryPoint } from '../../support/app/crashing-ports';
import { textWith } from '../../support/app/matching';
import { LIMITS, memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const context = { workflows: new RecordedWorkflows() };

type Input = Activities['leaseModel']['input'];
/** Today's, where a test does not say otherwise. */
type Asked = Omit<Input, 'priority'> & Partial<Pick<Input, 'priority'>>;

function setUp(pace: Partial<ModelPace> = {}, budgets: Partial<Budgets> = {}) {
  const ports = memoryPorts();
  const lease = ({ priority = 'normal', ...wish }: Asked, its = ports) => {
    const allowance = makeAllowance(its, { ...LIMITS.budgets, ...budgets });
    const activity = makeLeaseModel(its, allowance, { ...LIMITS.modelPace, ...pace });
    return activity({ priority, ...wish }, context);
  };
  const slots = async () => (await ports.control.read('pace', 'model'))?.value.slots;
  return { ...ports, ports, lease, slots };
}

const tokens = (count: number) => Array.from({ length: count }, () => 1000);

describe('leasing model calls', () => {
  it('says how many may be made and from when on', async () => {
    const { lease } = setUp({ requestsPerMinute: 60 });
    expect(await lease({ id: 'a', tokens: tokens(8) })).toEqual({
      kind: 'granted',
      count: 5,
      at: NOW,
    });
    expect(await lease({ id: 'b', tokens: tokens(8) })).toEqual({
      kind: 'granted',
      count: 5,
      at: '2026-03-02T09:00:05.000Z',
    });
  });

  it('holds its bound over all who ask at the same time', async () => {
    const { lease, slots } = setUp({ callsAtOnce: 16 });
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const leases = await Promise.all(ids.map((id) => lease({ id, tokens: tokens(8) })));
    const counts = leases.map((one) => (one.kind === 'granted' ? one.count : -1));
    expect(counts.toSorted()).toEqual([0, 0, 0, 8, 8]);
    expect(await slots()).toHaveLength(2);
  });

  it('gives back what it held with the next one, and at the end', async () => {
    const { lease, slots } = setUp({ callsAtOnce: 8 });
    await lease({ id: 'a', tokens: tokens(8) });
    expect(await lease({ id: 'b', releases: 'a', tokens: tokens(3) })).toMatchObject({ count: 3 });
    await lease({ id: 'c', releases: 'b', tokens: [] });
    expect(await slots()).toEqual([]);
  });

  it('keeps a slot for as long as two answers of the model may take, and a minute', async () => {
    const { lease, clock } = setUp({ callsAtOnce: 8, callMs: 120_000 });
    await lease({ id: 'crashed', tokens: tokens(8) });
    clock.advance(299_999);
    expect(await lease({ id: 'b', tokens: tokens(1) })).toMatchObject({
      count: 0,
    });
    clock.advance(1);
    expect(await lease({ id: 'c', tokens: tokens(1) })).toMatchObject({
      count: 1,
    });
  });

  it('has everybody wait when the service asked for a pause', async () => {
    const { lease } = setUp();
    await lease({ id: 'a', tokens: [], busyMs: 20_000 });
    expect(await lease({ id: 'b', tokens: tokens(1) })).toMatchObject({
      at: '2026-03-02T09:00:20.000Z',
    });
  });

  it('has an archive wait for today’s, and lets it go when those are done', async () => {
    const { lease, clock } = setUp();
    await lease({ id: 'today', tokens: tokens(1) });
    const archive = { priority: 'low', tokens: tokens(8) } as const;
    expect(await lease({ id: 'a', ...archive })).toEqual({
      kind: 'granted',
      count: 0,
      at: '2026-03-02T09:00:30.000Z',
    });
    await lease({ id: 'end', releases: 'today', tokens: [] });
    clock.advance(30_000);
    expect(await lease({ id: 'b', ...archive })).toMatchObject({ count: 8 });
    expect(await lease({ id: 'today-again', tokens: tokens(8) })).toMatchObject({ count: 8 });
  });

  it('takes nothing twice, wherever it crashes', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const { ports, control, lease } = setUp({ requestsPerMinute: 60, callsAtOnce: 8 });
      await attempt(ports, (its) => lease({ id: 'a', tokens: tokens(3) }, its));
      const pace = (await control.read('pace', 'model'))?.value;
      expect(pace).toMatchObject({
        dayTokens: 3000,
        requestsFreeAt: Date.parse(NOW) + 3000,
        slots: [{ id: 'a', count: 3 }],
      });
    });
    expect(points).toBe(6);
  });
});

describe('a lease that is refused', () => {
  it('names the budget, and asks again for an operator’s word', async () => {
    const { lease } = setUp({}, { dailyTokens: 1500 });
    await lease({ id: 'a', tokens: tokens(1) });
    expect(await lease({ id: 'b', tokens: tokens(1) })).toEqual({
      kind: 'refused',
      reason: { code: 'daily_budget_spent', message: textWith('DAILY_TOKENS') },
      askAgainAt: '2026-03-02T09:05:00.000Z',
    });
  });

  it('asks again at midnight when that comes first, and is granted then', async () => {
    const { lease, clock } = setUp({}, { dailyTokens: 1500 });
    clock.advance(Date.parse('2026-03-02T23:58:00.000Z') - Date.parse(NOW));
    await lease({ id: 'a', tokens: tokens(1) });
    expect(await lease({ id: 'b', tokens: tokens(1) })).toMatchObject({
      askAgainAt: '2026-03-03T00:00:00.000Z',
    });
    clock.advance(120_000);
    expect(await lease({ id: 'c', tokens: tokens(1) })).toMatchObject({
      kind: 'granted',
    });
  });

  it('is refused by a stop as well, without taking anything', async () => {
    const { lease, control, slots } = setUp();
    await control.write('switch', OPERATOR, { stopped: true, since: NOW }, undefined);
    expect(await lease({ id: 'a', tokens: tokens(1) })).toMatchObject({
      kind: 'refused',
      reason: { code: 'stopped' },
      askAgainAt: '2026-03-02T09:05:00.000Z',
    });
    expect(await slots()).toBeUndefined();
  });
});
