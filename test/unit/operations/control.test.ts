import { makeAllowance, type Budgets } from '../../../shared/activities/allowance';
import { makeOperator } from '../../../shared/activities/operator';
import { MODEL_PACE } from '../../../shared/domain/control';
import { reserve } from '../../../shared/domain/pace';
import { makeControlView, makeViewControl } from '../../../shared/operations/control-view';
import { makeSetControl } from '../../../shared/operations/set-control';
import { aClaimedRecord, aJob, aRecord, NOW } from '../../support/app/builders';
import { LIMITS, memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';
import { textLike, textWith } from '../../support/app/matching';

const REASON = { code: 'stopped', message: 'Stopped.' };
const BUDGETS = { dailyAudioSeconds: 10 * 3600, dailyTokens: 1000 };

function setUp(budgets: Budgets = LIMITS.budgets) {
  const ports = memoryPorts();
  const operator = makeOperator(ports);
  const allowance = makeAllowance(ports, budgets);
  const view = makeControlView(ports, operator, allowance, budgets);
  const workflows = new RecordedWorkflows();
  const set = makeSetControl(ports, operator, allowance, view);
  return {
    ...ports,
    workflows,
    view: makeViewControl(view),
    set: (body: unknown) => set(typeof body === 'string' ? body : JSON.stringify(body), workflows),
  };
}

describe('the view of the controls', () => {
  it('shows a system that nobody steers and that has no bounds', async () => {
    const { view } = setUp();
    expect(await view()).toEqual({
      status: 200,
      jsonBody: {
        stopped: false,
        today: {
          day: '2026-03-02',
          audioHours: { spent: 0, budget: null, left: null },
          tokens: { spent: 0, budget: null, left: null },
        },
        lanes: [{ name: 'speech.example', busy: false }],
        model: null,
      },
    });
  });

  it('shows what today has used of its budgets, with what the operator has added', async () => {
    const { control, jobs, set, view } = setUp(BUDGETS);
    jobs.put(
      aJob('job-1', [], { audioSeconds: 12 * 3600, state: 'closed' }),
      aJob('yesterday', [], { audioSeconds: 3600, createdAt: '2026-03-01T23:00:00.000Z' }),
    );
    const wish = { id: 'w', tokens: [400, 300], holdMs: 60_000 };
    const { pace } = reserve(
      undefined,
      { ...LIMITS.modelPace, tokensPerDay: 1000 },
      wish,
      Date.parse(NOW),
    );
    await control.write('pace', MODEL_PACE, pace, undefined);
    expect((await view()).jsonBody).toMatchObject({
      refusal: { code: 'daily_budget_spent' },
      today: {
        audioHours: { spent: 12, budget: 10, left: 0 },
        tokens: { spent: 700, budget: 1000, left: 300 },
      },
      model: { callsReserved: 2, nextRequestAt: null, pausedUntil: null },
    });
    const { jsonBody } = await set({ extra: { audioHours: 5 } });
    expect(jsonBody).toMatchObject({
      today: { audioHours: { spent: 12, budget: 10, extra: 5, left: 3 } },
    });
    expect(jsonBody).not.toHaveProperty('refusal');
  });

  it('counts tokens and extras of this day only', async () => {
    const { clock, control, set, view } = setUp(BUDGETS);
    await set({ extra: { audioHours: 5, tokens: 5 } });
    const wish = { id: 'w', tokens: [400], holdMs: 60_000 };
    const { pace } = reserve(
      undefined,
      { ...LIMITS.modelPace, tokensPerDay: 1000 },
      wish,
      Date.parse(NOW),
    );
    await control.write('pace', MODEL_PACE, pace, undefined);
    clock.advance(24 * 3_600_000);
    expect((await view()).jsonBody).toMatchObject({
      today: {
        day: '2026-03-03',
        audioHours: { spent: 0, budget: 10, left: 10 },
        tokens: { spent: 0, budget: 1000, left: 1000 },
      },
      model: { callsReserved: 0 },
    });
  });

  it('shows who has which speech resource, and what is wrong with one', async () => {
    const { control, jobs, transcribers, view } = setUp();
    transcribers.lanes = ['west.example', 'north.example', 'east.example'];
    jobs.put(aJob('job-1', [], { lane: 'west.example', state: 'submitted' }));
    const trouble = { code: 'c', message: 'Check the key.', until: '2026-03-02T09:05:00.000Z' };
    await control.write('lane', 'west.example', { holder: 'job-1' }, undefined);
    await control.write('lane', 'north.example', { holder: 'job-0', trouble }, undefined);
    const over = { ...trouble, until: NOW };
    await control.write('lane', 'east.example', { trouble: over }, undefined);
    expect((await view()).jsonBody).toMatchObject({
      lanes: [
        { name: 'west.example', busy: true, jobId: 'job-1' },
        { name: 'north.example', busy: false, trouble },
        { name: 'east.example', busy: false },
      ],
    });
    expect(JSON.stringify((await view()).jsonBody)).not.toMatch(/job-0|09:00:00/);
  });

  it('shows what is wrong with a resource on each of its lanes', async () => {
    const { control, jobs, transcribers, view } = setUp();
    transcribers.lanes = ['eu1#1', 'eu1#2'];
    jobs.put(aJob('job-1', [], { lane: 'eu1#2', state: 'submitted' }));
    const trouble = { code: 'c', message: 'Check the key.', until: '2026-03-02T09:05:00.000Z' };
    await control.write('lane', 'eu1#2', { holder: 'job-1' }, undefined);
    await control.write('lane', 'eu1', { trouble }, undefined);
    expect((await view()).jsonBody).toMatchObject({
      lanes: [
        { name: 'eu1#1', busy: false, trouble },
        { name: 'eu1#2', busy: true, jobId: 'job-1', trouble },
      ],
    });
  });

  it('shows from when on the model may be called', async () => {
    const { control, view } = setUp();
    const now = Date.parse(NOW);
    const limits = {
      requestsPerMinute: 6,
      tokensPerMinute: 600,
      callsAtOnce: 2,
      tokensPerDay: 1e9,
    };
    const wish = { id: 'w', tokens: [1200], holdMs: 60_000, busyMs: 30_000 };
    const { pace } = reserve(undefined, limits, wish, now);
    await control.write('pace', MODEL_PACE, pace, undefined);
    expect((await view()).jsonBody).toMatchObject({
      model: {
        callsReserved: 1,
        nextRequestAt: '2026-03-02T09:00:40.000Z',
        nextTokensAt: '2026-03-02T09:02:30.000Z',
        pausedUntil: '2026-03-02T09:00:30.000Z',
      },
    });
  });
});

describe('steering', () => {
  it('stops, and lets nothing go on', async () => {
    const { ledger, workflows, set, view } = setUp();
    ledger.put(aRecord({ status: 'parked' }));
    const { status, jsonBody } = await set({ stopped: true, note: 'month-end' });
    expect(status).toBe(200);
    expect(jsonBody).toMatchObject({
      letGoOn: 0,
      stopped: true,
      since: NOW,
      note: 'month-end',
      refusal: { code: 'stopped', message: textWith('month-end') },
    });
    expect((await view()).jsonBody).toMatchObject({ stopped: true });
    expect(ledger.of(aRecord().id).status).toBe('parked');
    expect(workflows.kicks).toBe(0);
  });

  it('lets all go on that is nobody’s, and kicks the dispatcher', async () => {
    const { ledger, workflows, set } = setUp();
    await set({ stopped: true });
    for (let n = 0; n < 450; n += 1) {
      ledger.put(aRecord({ path: `${n}.wav`, status: 'parked', reason: REASON }));
    }
    ledger.put(aClaimedRecord('job-1', { path: 'own.wav', status: 'parked' }));
    expect((await set({ stopped: false })).jsonBody).toMatchObject({
      letGoOn: 450,
      stopped: false,
    });
    expect(await ledger.count('parked')).toBe(1);
    expect(workflows.kicks).toBe(1);
  });

  it('leaves to the sweep what is too much for one request', async () => {
    const { ledger, set } = setUp();
    let left = 5000;
    ledger.unpark = async (limit) => {
      const some = Math.min(limit, left);
      left -= some;
      return some;
    };
    expect((await set({ stopped: false })).jsonBody).toMatchObject({ letGoOn: 2000 });
  });

  it('lets nothing go on while another reason stands in the way', async () => {
    const { jobs, ledger, workflows, set } = setUp(BUDGETS);
    jobs.put(aJob('job-1', [], { audioSeconds: 20 * 3600 }));
    ledger.put(aRecord({ status: 'parked' }));
    expect((await set({ stopped: false })).jsonBody).toMatchObject({
      letGoOn: 0,
      refusal: { code: 'daily_budget_spent' },
    });
    expect((await set({ extra: { audioHours: 20 } })).jsonBody).toMatchObject({ letGoOn: 1 });
    expect(workflows.kicks).toBe(1);
  });

  it.each([
    ['', /The body says nothing/],
    ['{}', /The body says nothing/],
    ['stop', /The body is not a JSON object/],
    [{ stopped: 'yes' }, /stopped: is neither true nor false/],
    [{ note: 7 }, /note: is not text/],
    [{ note: 'x'.repeat(501) }, /note: is longer than 500/],
    [{ extra: { audioHours: -1 } }, /extra.audioHours: is less than 0/],
    [{ extra: { hours: 1 } }, /extra: Unrecognized key: "hours"/],
    [{ stop: true }, /^Unrecognized key: "stop"/],
  ])('refuses %j, says how to ask, and changes nothing', async (body, problem) => {
    const { control, set } = setUp();
    const { status, jsonBody } = await set(body);
    expect(status).toBe(400);
    expect(jsonBody).toEqual({ error: textLike(problem) });
    expect(jsonBody).toEqual({ error: textWith('Send JSON like {"stopped": true') });
    expect(await control.read('switch', 'operator')).toBeUndefined();
  });
});
