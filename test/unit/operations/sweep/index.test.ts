import { makeAllowance, OPERATOR, type Budgets } from '../../../../shared/activities/allowance';
import { AppError } from '../../../../shared/domain/errors';
import { makeSweep } from '../../../../shared/operations/sweep';
import { aClaimedRecord, aJob, aRecord, NOW } from '../../../support/app/builders';
import { atEveryPoint } from '../../../support/app/crashing-ports';
import { objectWith, textWith } from '../../../support/app/matching';
import { LIMITS, memoryPorts, takeInOf } from '../../../support/app/memory-ports';
import { RecordedWorkflows } from '../../../support/app/recorded-workflows';

const MINUTE = 60_000;
const DEADLINE_MS = 26 * 60 * MINUTE;
const SETTINGS = { jobDeadlineMs: DEADLINE_MS, eventGraceMs: 2 * MINUTE, documentDays: 0 };

function setUp(budgets: Partial<Budgets> = {}) {
  const ports = memoryPorts();
  ports.transcribers.script.ours = Array.from({ length: 20 }, () => []);
  const workflows = new RecordedWorkflows();
  const lines: string[] = [];
  const write = (message: string) => void lines.push(message);
  const log = { info: write, warn: write, error: write };
  const sweep = (its = ports) => {
    const allowance = makeAllowance(its, { ...LIMITS.budgets, ...budgets });
    return makeSweep(its, takeInOf(its), allowance, SETTINGS)(workflows, log);
  };
  return { ...ports, ports, workflows, lines, sweep };
}

/** A claim that ran out a minute before a sweep. */
const left = (jobId: string, changes = {}) =>
  aClaimedRecord(jobId, { claimedUntil: '2026-03-02T08:59:00.000Z', ...changes });

/** Nobody's: a budget was spent, or the operator had said stop. */
const parked = (path: string) =>
  aRecord({ path, status: 'parked', reason: { code: 'daily_budget_spent', message: 'Spent.' } });

describe('sweep', () => {
  it('does nothing where nothing is left behind', async () => {
    const { workflows, lines, sweep } = setUp();
    const report = await sweep();
    expect(Object.values(report).every((count) => count === 0)).toBe(true);
    expect([workflows.kicks, lines]).toEqual([0, []]);
  });

  it('kicks the dispatcher when something waits that may go', async () => {
    const { recordings, ledger, workflows, clock, sweep } = setUp();
    const version = recordings.put('a.wav');
    ledger.put(aRecord({ path: 'a.wav', version, notBefore: '2026-03-02T09:01:00.000Z' }));
    await sweep();
    expect(workflows.kicks).toBe(0);
    clock.advance(MINUTE);
    await sweep();
    expect(workflows.kicks).toBe(1);
  });

  it('dispatches in the same round what it frees', async () => {
    const { ledger, workflows, sweep } = setUp();
    ledger.put(left('job-gone'));
    expect(await sweep()).toMatchObject({ 'recordings freed': 1 });
    expect(workflows.kicks).toBe(1);
  });

  it('goes on with the deletions that are not complete', async () => {
    const { ledger, workflows, sweep } = setUp();
    const record = aRecord({ status: 'deleting', deletion: { requestedAt: NOW } });
    ledger.put(record, aRecord({ path: 'b.wav', status: 'deleted' }));
    expect(await sweep()).toMatchObject({ 'deletions resumed': 1 });
    expect(workflows.deletions).toEqual([record.id]);
  });

  it('does its other parts when the service of one is away, and says so', async () => {
    const { transcribers, recordings, jobs, workflows, clock, lines, sweep } = setUp();
    const away = new AppError('speech_503', 'Speech service: 503.', { verdict: 'later' });
    transcribers.script.ours = [away];
    recordings.page = async () => Promise.reject(new Error('no answer'));
    jobs.put(aJob('job-1', []));
    clock.advance(2 * MINUTE);
    expect(await sweep()).toMatchObject({ 'jobs resumed': 1, 'stray jobs discarded': 0 });
    expect(workflows.started).toEqual(['job-1']);
    expect(lines).toEqual([textWith('no answer'), textWith('Speech service: 503.')]);
  });

  it('ends the same, wherever it crashes', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const { ports, ledger, recordings, jobs, workflows, deadLetters, sweep } = setUp();
      recordings.put('unseen.wav');
      recordings.put('letter.wav');
      const blob = { container: 'recordings', path: 'letter.wav' };
      await deadLetters.put({ blob, reason: 'not delivered', at: NOW });
      ledger.put(left('job-gone', { path: 'left.wav' }), parked('parked.wav'));
      const going = aRecord({ path: 'going.wav', status: 'deleting' });
      ledger.put(going);
      jobs.put(aJob('job-old', [], { createdAt: '2026-01-01T00:00:00.000Z' }));
      await attempt(ports, (its) => sweep(its));
      const ends = ledger.all().map(({ path, status, epoch }) => [path, status, epoch]);
      expect(ends.toSorted()).toEqual([
        ['going.wav', 'deleting', 0],
        ['left.wav', 'queued', 2],
        ['letter.wav', 'queued', 0],
        ['parked.wav', 'queued', 0],
        ['unseen.wav', 'queued', 0],
      ]);
      expect(jobs.of('job-old').state).toBe('closed');
      expect(workflows.deletions).toContain(going.id);
      expect(deadLetters.all()).toEqual([]);
    });
    expect(points).toBeGreaterThanOrEqual(50);
  });
});

describe('sweep over what is parked', () => {
  it('lets it go on when nothing stands against it, and dispatches it', async () => {
    const { ledger, workflows, sweep } = setUp();
    ledger.put(parked('a.wav'), parked('b.wav'));
    expect(await sweep()).toMatchObject({ 'let go on': 2, kicked: 1 });
    expect(ledger.all()).toEqual([aRecord({ path: 'a.wav' }), aRecord({ path: 'b.wav' })]);
    expect(workflows.kicks).toBe(1);
  });

  it('leaves it alone while the budget is spent, until midnight', async () => {
    const { ledger, jobs, clock, sweep } = setUp({ dailyAudioSeconds: 600 });
    jobs.put(aJob('job-1', [], { state: 'closed', audioSeconds: 600 }));
    ledger.put(parked('a.wav'));
    expect(await sweep()).toMatchObject({ 'let go on': 0 });
    clock.advance(Date.parse('2026-03-03T00:00:00.000Z') - Date.parse(NOW));
    expect(await sweep()).toMatchObject({ 'let go on': 1 });
  });

  it('leaves it alone until the operator says so', async () => {
    const { ledger, control, sweep } = setUp();
    await control.write('switch', OPERATOR, { stopped: true, since: NOW }, undefined);
    ledger.put(parked('a.wav'));
    expect(await sweep()).toMatchObject({ 'let go on': 0 });
    const tag = (await control.read('switch', OPERATOR))?.tag;
    await control.write('switch', OPERATOR, { stopped: false, since: NOW }, tag);
    expect(await sweep()).toMatchObject({ 'let go on': 1 });
  });

  it('leaves alone what its job has parked: the job lets it go on itself', async () => {
    const { ledger, jobs, sweep } = setUp();
    jobs.put(aJob('job-1', []));
    const waits = left('job-1', { status: 'parked' });
    ledger.put(waits);
    expect(await sweep()).toMatchObject({ 'let go on': 0 });
    expect(ledger.all()).toEqual([objectWith({ status: 'parked', jobId: 'job-1' })]);
  });
});
