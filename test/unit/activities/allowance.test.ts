import { makeAllowance, OPERATOR, type Budgets } from '../../../shared/activities/allowance';
import type { OperatorSwitch } from '../../../shared/domain/control';
import { aJob, NOW } from '../../support/app/builders';
import { textWith } from '../../support/app/matching';
import { LIMITS, memoryPorts } from '../../support/app/memory-ports';

const now = new Date(NOW);
const TODAY = '2026-03-02';

async function setUp(budgets: Partial<Budgets> = {}, operator?: Partial<OperatorSwitch>) {
  const ports = memoryPorts();
  if (operator) {
    const value = { stopped: false, since: NOW, ...operator };
    await ports.control.write('switch', OPERATOR, value, undefined);
  }
  return { ...ports, allowance: makeAllowance(ports, { ...LIMITS.budgets, ...budgets }) };
}

describe('what may be spent', () => {
  it('has no bound where none is set', async () => {
    const { allowance, jobs } = await setUp();
    jobs.put(aJob('job-1', [], { audioSeconds: 1e9 }));
    expect(await allowance.refusal(now)).toBeNull();
    expect(await allowance.audioSecondsLeft(now)).toBe(Infinity);
    expect(await allowance.model(now)).toEqual({ refusal: null, tokensPerDay: Infinity });
  });

  it('is what the jobs since midnight UTC have left', async () => {
    const { allowance, jobs } = await setUp({ dailyAudioSeconds: 3600 });
    const createdAt = '2026-03-01T23:59:59.999Z';
    jobs.put(aJob('yesterday', [], { createdAt, audioSeconds: 9999 }));
    jobs.put(aJob('a', [], { createdAt: '2026-03-02T00:00:00.000Z', audioSeconds: 600 }));
    jobs.put(aJob('b', [], { state: 'closed', audioSeconds: 400 }));
    expect(await allowance.audioSecondsLeft(now)).toBe(2600);
    expect(await allowance.refusal(now)).toBeNull();
  });

  it('is refused when it is spent, and never negative', async () => {
    const { allowance, jobs } = await setUp({ dailyAudioSeconds: 3600 });
    jobs.put(aJob('a', [], { audioSeconds: 4000 }));
    expect(await allowance.audioSecondsLeft(now)).toBe(0);
    expect(await allowance.refusal(now)).toEqual({
      code: 'daily_budget_spent',
      message: textWith('DAILY_AUDIO_HOURS'),
    });
    expect(await allowance.refusal(new Date('2026-03-03T00:00:00.000Z'))).toBeNull();
  });

  it('says nothing against models when audio is spent: what is transcribed is summarized', async () => {
    const { allowance, jobs } = await setUp({ dailyAudioSeconds: 1 });
    jobs.put(aJob('a', [], { audioSeconds: 4000 }));
    expect(await allowance.model(now)).toMatchObject({ refusal: null });
  });
});

describe('the operator', () => {
  it('stops everything, and says why', async () => {
    const { allowance } = await setUp({}, { stopped: true, note: 'invoice unclear' });
    const reason = { code: 'stopped', message: textWith('by the operator: invoice unclear.') };
    expect(await allowance.refusal(now)).toEqual(reason);
    expect(await allowance.model(now)).toMatchObject({ refusal: reason });
  });

  it('need not say why', async () => {
    const { allowance } = await setUp({}, { stopped: true });
    expect(await allowance.refusal(now)).toMatchObject({ message: textWith('the operator. It') });
  });

  it('allows more, for the one day that was named', async () => {
    const extra = { day: TODAY, audioHours: 2, tokens: 500 };
    const budgets = { dailyAudioSeconds: 3600, dailyTokens: 1000 };
    const { allowance, jobs } = await setUp(budgets, { extra });
    jobs.put(aJob('a', [], { audioSeconds: 3600 }));
    expect(await allowance.audioSecondsLeft(now)).toBe(7200);
    expect(await allowance.refusal(now)).toBeNull();
    expect(await allowance.model(now)).toEqual({ refusal: null, tokensPerDay: 1500 });
    const tomorrow = new Date('2026-03-03T09:00:00.000Z');
    expect(await allowance.audioSecondsLeft(tomorrow)).toBe(3600);
    expect(await allowance.model(tomorrow)).toMatchObject({ tokensPerDay: 1000 });
  });

  it('is heard at once: nothing is remembered between two questions', async () => {
    const { allowance, control } = await setUp({}, { stopped: true });
    expect(await allowance.refusal(now)).not.toBeNull();
    const tag = (await control.read('switch', OPERATOR))?.tag;
    await control.write('switch', OPERATOR, { stopped: false, since: NOW }, tag);
    expect(await allowance.refusal(now)).toBeNull();
  });
});
