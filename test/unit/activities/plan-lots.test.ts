import { makeAllowance, OPERATOR, type Budgets } from '../../../shared/activities/allowance';
import { makeLanes } from '../../../shared/activities/lanes';
import { makePlanLots } from '../../../shared/activities/plan-lots';
import { aJob, aRecord, NOW, PROFILE } from '../../support/app/builders';
import { objectWith, textWith } from '../../support/app/matching';
import { LIMITS, memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const GERMAN = 'azure-speech;de-DE;channels;short;any';
const LONG = 'azure-speech;en-GB;channels;long;any';

function setUp(budgets: Partial<Budgets> = {}) {
  const ports = memoryPorts();
  const allowance = makeAllowance(ports, { ...LIMITS.budgets, ...budgets });
  const plan = () => makePlanLots(ports, allowance)({}, { workflows: new RecordedWorkflows() });
  const lots = async () => (await plan()).lots;
  return { ...ports, ports, plan, lots };
}

describe('planning lots', () => {
  it('gives a free lane to the profile that has waited longest', async () => {
    const { ledger, plan } = setUp();
    ledger.put(aRecord({ path: 'b.wav' }));
    ledger.put(aRecord({ path: 'a.wav', profile: GERMAN, notBefore: '2026-03-02T08:00:00.000Z' }));
    expect(await plan()).toEqual({
      lots: [{ lane: 'speech.example', profile: GERMAN, priority: 'normal', most: 50 }],
      refusal: null,
    });
  });

  it('gives each free lane another profile', async () => {
    const { ledger, transcribers, lots } = setUp();
    transcribers.lanes = ['one', 'two', 'three'];
    ledger.put(aRecord({ path: 'a.wav', profile: GERMAN }), aRecord({ path: 'b.wav' }));
    expect(await lots()).toEqual([
      objectWith({ lane: 'one', profile: GERMAN }),
      objectWith({ lane: 'two', profile: PROFILE }),
    ]);
  });

  it('leaves a busy lane alone', async () => {
    const { ledger, jobs, lots } = setUp();
    ledger.put(aRecord());
    jobs.put(aJob('job-1', []));
    expect(await lots()).toEqual([]);
    await jobs.update('job-1', { state: 'released' });
    expect(await lots()).toHaveLength(1);
  });

  it('leaves a lane in trouble alone, until its time is over', async () => {
    const { ports, ledger, transcribers, clock, lots } = setUp();
    transcribers.lanes = ['one', 'two'];
    ledger.put(aRecord());
    const until = new Date('2026-03-02T09:10:00.000Z');
    await makeLanes(ports).note('one', { code: 'speech_401', message: 'Wrong key.' }, until);
    expect(await lots()).toEqual([objectWith({ lane: 'two' })]);
    clock.advance(10 * 60_000);
    expect(await lots()).toEqual([objectWith({ lane: 'one' })]);
  });

  it('knows the long jobs that run, and keeps a lane for others', async () => {
    const { ledger, jobs, transcribers, lots } = setUp();
    transcribers.lanes = ['one', 'two'];
    jobs.put(aJob('job-1', [], { lane: 'one', profile: LONG }));
    ledger.put(aRecord({ path: 'long.wav', profile: LONG, notBefore: '2026-03-02T08:00:00.000Z' }));
    expect(await lots()).toEqual([]);
    ledger.put(aRecord({ path: 'short.wav' }));
    expect(await lots()).toEqual([objectWith({ lane: 'two', profile: PROFILE })]);
  });

  it('plans nothing when nothing may go yet', async () => {
    const { ledger, clock, lots } = setUp();
    ledger.put(aRecord({ notBefore: '2026-03-02T09:01:00.000Z' }));
    expect(await lots()).toEqual([]);
    clock.advance(60_000);
    expect(await lots()).toHaveLength(1);
  });
});

describe('what has no lane any more', () => {
  const GONE = 'gone;en-GB;channels;short;any';
  const ELSEWHERE = 'azure-speech;en-GB;channels;short;south.example';

  it('is told of with the reason, and nothing is in its way', async () => {
    const { ledger, plan } = setUp();
    ledger.put(aRecord({ path: 'a.wav', profile: GONE }));
    ledger.put(aRecord({ path: 'b.wav', profile: GONE, priority: 'low' }));
    ledger.put(aRecord({ path: 'c.wav', profile: ELSEWHERE }));
    ledger.put(aRecord({ path: 'd.wav' }));
    const said = (message: string) =>
      objectWith({ code: 'no_service', message: textWith(message) });
    expect(await plan()).toEqual({
      lots: [objectWith({ profile: PROFILE })],
      refusal: null,
      unserved: [
        { profile: GONE, reason: said('the transcription service gone, which PROVIDERS') },
        { profile: ELSEWHERE, reason: said('It may only go to south.example') },
      ],
    });
  });

  it('is not what only waits for a lane', async () => {
    const { ports, ledger, transcribers, plan } = setUp();
    transcribers.lanes = ['one', 'two'];
    ports.jobs.put(aJob('job-1', [], { lane: 'one' }));
    ledger.put(aRecord({ profile: 'azure-speech;en-GB;channels;short;one' }));
    expect(await plan()).toEqual({ lots: [], refusal: null });
  });
});

describe('lanes of one resource', () => {
  it('share its trouble, and what may go to it may go to all of them', async () => {
    const { ports, ledger, transcribers, lots } = setUp();
    transcribers.lanes = ['west#1', 'west#2', 'north/fast#1'];
    ledger.put(aRecord({ path: 'a.wav', profile: 'azure-speech;en-GB;channels;short;west' }));
    expect(await lots()).toEqual([objectWith({ lane: 'west#1' })]);
    const until = new Date('2026-03-02T09:10:00.000Z');
    await makeLanes(ports).note('west', { code: 'speech_401', message: 'Wrong key.' }, until);
    expect(await lots()).toEqual([]);
    ledger.put(aRecord({ path: 'b.wav', profile: 'azure-speech;en-GB;channels;short;north' }));
    expect(await lots()).toEqual([objectWith({ lane: 'north/fast#1' })]);
  });
});

describe('a plan that is refused', () => {
  it('says that the budget of the day is spent', async () => {
    const { ledger, jobs, plan } = setUp({ dailyAudioSeconds: 60 });
    ledger.put(aRecord());
    jobs.put(aJob('earlier', [], { state: 'closed', audioSeconds: 60 }));
    expect(await plan()).toEqual({
      lots: [],
      refusal: objectWith({ code: 'daily_budget_spent' }),
    });
  });

  it('says that the operator has stopped it', async () => {
    const { ledger, control, plan } = setUp();
    ledger.put(aRecord());
    await control.write('switch', OPERATOR, { stopped: true, since: NOW }, undefined);
    expect(await plan()).toEqual({ lots: [], refusal: objectWith({ code: 'stopped' }) });
  });

  it('says nothing while no lane is free: who waits for a lane waits for nothing else', async () => {
    const { jobs, control, plan } = setUp();
    await control.write('switch', OPERATOR, { stopped: true, since: NOW }, undefined);
    jobs.put(aJob('job-1', []));
    expect(await plan()).toEqual({ lots: [], refusal: null });
  });
});
