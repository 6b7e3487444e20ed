import { makeSweep } from '../../../shared/operations/sweep';
import { PATIENCE_MS } from '../../../shared/workflow/retry-policy';
import { aClaimedRecord, aJob, aRecord } from '../../support/app/builders';
import { atEveryPoint } from '../../support/app/crashing-ports';
import { memoryPorts, takeInOf } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';
import { objectWith, textWith } from '../../support/app/matching';

const MINUTE = 60_000;
const DEADLINE_MS = 26 * 60 * MINUTE;

function setUp() {
  const ports = memoryPorts();
  const workflows = new RecordedWorkflows();
  const lines: string[] = [];
  const write = (message: string) => void lines.push(message);
  const log = { info: write, warn: write, error: write };
  const sweep = (its = ports) =>
    makeSweep(its, takeInOf(its), { jobDeadlineMs: DEADLINE_MS })(workflows, log);
  return { ...ports, ports, workflows, lines, sweep };
}

/** A claim that ran out a minute before a sweep. */
const left = (jobId: string, changes = {}) =>
  aClaimedRecord(jobId, { claimedUntil: '2026-03-02T08:59:00.000Z', ...changes });

describe('sweep', () => {
  it('does nothing where nothing is left behind', async () => {
    const { workflows, lines, sweep } = setUp();
    expect(await sweep()).toEqual({ unseen: 0, freed: 0, resumed: 0 });
    expect([workflows.kicks, lines]).toEqual([0, []]);
  });

  it('takes in recordings whose event was lost, page by page', async () => {
    const { recordings, ledger, workflows, lines, sweep } = setUp();
    for (let index = 0; index < 250; index += 1) recordings.put(`call-${index}.wav`);
    expect(await sweep()).toMatchObject({ unseen: 250 });
    expect(ledger.all().filter(({ status }) => status === 'queued')).toHaveLength(250);
    expect(workflows.kicks).toBeGreaterThan(0);
    expect(lines).toEqual([textWith('250 taken in')]);
  });

  it('takes in a new version whose event was lost', async () => {
    const { recordings, ledger, sweep } = setUp();
    ledger.put(aRecord({ path: 'a.wav', version: 'old', status: 'completed' }));
    const version = recordings.put('a.wav');
    expect(await sweep()).toMatchObject({ unseen: 1 });
    expect(ledger.all()).toEqual([objectWith({ status: 'queued', version })]);
  });

  it('leaves alone what the ledger knows, at whatever end it is', async () => {
    const { recordings, ledger, inspector, sweep } = setUp();
    const version = recordings.put('a.wav');
    ledger.put(aRecord({ path: 'a.wav', version, status: 'rejected' }));
    expect(await sweep()).toMatchObject({ unseen: 0 });
    expect(inspector.inspected).toEqual([]);
  });

  it('looks at empty blobs whose time is over', async () => {
    const { recordings, ledger, clock, sweep } = setUp();
    recordings.put('a.wav', 0);
    await sweep();
    expect(ledger.all()).toEqual([objectWith({ status: 'queued' })]);
    clock.advance(10 * MINUTE);
    await sweep();
    expect(ledger.all()).toEqual([
      objectWith({
        status: 'rejected',
        reason: objectWith({ code: 'empty' }),
      }),
    ]);
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
});

describe('sweep over jobs', () => {
  it('starts the orchestrations of all unfinished jobs that are older than two minutes', async () => {
    const { jobs, clock, workflows, sweep } = setUp();
    jobs.put(aJob('job-1', []), aJob('job-2', [], { state: 'released' }));
    jobs.put(aJob('job-3', [], { state: 'closed' }));
    expect(await sweep()).toMatchObject({ resumed: 0 });
    clock.advance(2 * MINUTE);
    expect(await sweep()).toMatchObject({ resumed: 2 });
    expect(workflows.started).toEqual(['job-1', 'job-2']);
  });

  it('closes a job that is past all patience, so that its recordings come free', async () => {
    const { jobs, ledger, clock, workflows, sweep } = setUp();
    jobs.put(aJob('job-1', []));
    ledger.put(left('job-1'));
    clock.advance(DEADLINE_MS + PATIENCE_MS + MINUTE);
    expect(await sweep()).toMatchObject({ freed: 1 });
    expect(jobs.of('job-1').state).toBe('closed');
    expect(workflows.started).toEqual([]);
  });
});

describe('sweep over claims', () => {
  it('frees recordings whose claim ran out and whose job is gone, under a new epoch', async () => {
    const { ledger, sweep } = setUp();
    ledger.put(left('job-gone', { path: 'a.wav' }));
    expect(await sweep()).toMatchObject({ freed: 1 });
    expect(ledger.all()).toEqual([aRecord({ path: 'a.wav', epoch: 2, attempts: 1 })]);
  });

  it('dispatches in the same round what it frees', async () => {
    const { ledger, workflows, sweep } = setUp();
    ledger.put(left('job-gone'));
    await sweep();
    expect(workflows.kicks).toBe(1);
  });

  it('holds claims of a job that is not closed, however long it takes', async () => {
    const { ledger, jobs, clock, sweep } = setUp();
    ledger.put(left('job-1', { status: 'transcribing' }));
    jobs.put(aJob('job-1', []));
    clock.advance(20 * 60 * MINUTE);
    expect(await sweep()).toMatchObject({ freed: 0 });
  });

  it('waits until a claim has run out, though there is no job yet', async () => {
    const { ledger, clock, sweep } = setUp();
    ledger.put(aClaimedRecord('job-1'));
    expect(await sweep()).toMatchObject({ freed: 0 });
    clock.advance(30 * MINUTE);
    expect(await sweep()).toMatchObject({ freed: 1 });
  });

  it('gives a recording up that three jobs have left behind', async () => {
    const { ledger, sweep } = setUp();
    ledger.put(left('job-gone', { attempts: 3, status: 'parked' }));
    await sweep();
    const [record] = ledger.all();
    expect(record).toMatchObject({ status: 'failed', reason: { code: 'left_behind' }, epoch: 2 });
    expect(record?.times).toHaveProperty('completedAt');
  });

  it('ends the same, wherever it crashes', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const { ports, ledger, recordings, jobs, sweep } = setUp();
      recordings.put('unseen.wav');
      ledger.put(left('job-gone', { path: 'left.wav' }));
      jobs.put(aJob('job-old', [], { createdAt: '2026-01-01T00:00:00.000Z' }));
      await attempt(ports, (its) => sweep(its));
      expect(ledger.all().map(({ path, status, epoch }) => [path, status, epoch])).toEqual([
        ['left.wav', 'queued', 2],
        ['unseen.wav', 'queued', 0],
      ]);
      expect(jobs.of('job-old').state).toBe('closed');
    });
    expect(points).toBeGreaterThanOrEqual(24);
  });
});
