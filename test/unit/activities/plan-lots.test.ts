import { makePlanLots } from '../../../shared/activities/plan-lots';
import { aJob, aRecord, PROFILE } from '../../support/app/builders';
import { memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const GERMAN = 'azure-speech;de-DE;channels';

function setUp() {
  const ports = memoryPorts();
  const plan = () => makePlanLots(ports)({}, { workflows: new RecordedWorkflows() });
  return { ...ports, plan };
}

describe('planning lots', () => {
  it('gives a free lane to the profile that has waited longest', async () => {
    const { ledger, plan } = setUp();
    ledger.put(aRecord({ path: 'b.wav' }));
    ledger.put(aRecord({ path: 'a.wav', profile: GERMAN, notBefore: '2026-03-02T08:00:00.000Z' }));
    expect(await plan()).toEqual([{ lane: 'speech.example', profile: GERMAN }]);
  });

  it('gives each free lane another profile', async () => {
    const { ledger, transcriber, plan } = setUp();
    transcriber.lanes = ['one', 'two', 'three'];
    ledger.put(aRecord({ path: 'a.wav', profile: GERMAN }), aRecord({ path: 'b.wav' }));
    expect(await plan()).toEqual([
      { lane: 'one', profile: GERMAN },
      { lane: 'two', profile: PROFILE },
    ]);
  });

  it('leaves a busy lane alone', async () => {
    const { ledger, jobs, plan } = setUp();
    ledger.put(aRecord());
    jobs.put(aJob('job-1', []));
    expect(await plan()).toEqual([]);
    await jobs.update('job-1', { state: 'released' });
    expect(await plan()).toHaveLength(1);
  });

  it('plans nothing when nothing may go yet', async () => {
    const { ledger, clock, plan } = setUp();
    ledger.put(aRecord({ notBefore: '2026-03-02T09:01:00.000Z' }));
    expect(await plan()).toEqual([]);
    clock.advance(60_000);
    expect(await plan()).toHaveLength(1);
  });
});
